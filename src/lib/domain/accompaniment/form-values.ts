import * as v from 'valibot';
import type { AccompanimentInput, NewPerson } from './accompaniment.input';
import type { StandingLine } from './changed-fields';
import { DURATIONS } from './vocabulary';

/** A line as the fields of its form hold it; a list is written with commas. */
export function formValues(line: StandingLine): Record<string, string> {
	const [day = '', hour = ''] = line.at.split(' ');
	const isOffered = (DURATIONS as readonly number[]).includes(line.durationMinutes);
	return {
		people: line.names.join(','),
		guardians: '',
		anonymous: String(line.anonymous),
		day,
		hour,
		themes: line.themes.join(','),
		place: line.place,
		duration: isOffered ? String(line.durationMinutes) : 'other',
		minutes: isOffered ? '' : String(line.durationMinutes),
		autonomy: line.autonomy ?? '',
		orientations: line.orientations.join(','),
		materials: line.materials.join(','),
		interpreter: line.interpreter ?? '',
		tags: line.tags.join(','),
		note: line.note
	};
}

/** What was typed, in the terms of a line; `at` is the line's own where the form left it out. */
export function typedLine(
	input: AccompanimentInput,
	newPeople: readonly NewPerson[],
	at: string
): StandingLine {
	const [day = '', hour = ''] = at.split(' ');
	return {
		names: [
			...input.people,
			...input.guardians,
			...newPeople.map(({ firstName, lastName }) => `${firstName} ${lastName}`)
		],
		anonymous: input.anonymous,
		at: `${input.day ?? day} ${input.hour ?? hour}`,
		themes: input.themes,
		place: input.place,
		durationMinutes: input.durationMinutes,
		autonomy: input.autonomy ?? null,
		orientations: input.orientations,
		materials: input.materials,
		interpreter: input.interpreter ?? null,
		tags: input.tags,
		note: input.note
	};
}

const texts = v.array(v.string());
const lineSchema = v.object({
	names: texts,
	anonymous: v.number(),
	at: v.string(),
	themes: texts,
	place: v.string(),
	durationMinutes: v.number(),
	autonomy: v.nullable(v.string()),
	orientations: texts,
	materials: texts,
	interpreter: v.nullable(v.string()),
	tags: texts,
	note: v.string()
});

/**
 * The line that a form says it was opened with; null when it says none, or not as one was written.
 * It only serves to tell who changed what: nothing of it is saved.
 */
export function readLineBefore(json: string | undefined): StandingLine | null {
	let raw: unknown;
	try {
		raw = JSON.parse(json ?? '');
	} catch {
		return null;
	}
	const read = v.safeParse(lineSchema, raw);
	return read.success ? (read.output as StandingLine) : null;
}
