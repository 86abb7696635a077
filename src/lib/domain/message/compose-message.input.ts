import * as v from 'valibot';
import { isoDay } from '../shared/iso';
import { LANGUAGES } from '../shared/locale';
import {
	APPOINTMENT_WITH,
	LOAN_STEPS,
	LOAN_THINGS,
	PAPER_STEPS,
	READY_SENTENCES,
	readySentenceSchema,
	wallHour,
	type ReadySentence
} from './ready-sentence';

/** Whom a message is for: the guardians of the school, of a division, or of one pupil. */
export const AUDIENCES = ['school', 'division', 'pupil'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What a message is made of: the school's own words, or a sentence that every language has. */
export const MESSAGE_SORTS = ['own', ...READY_SENTENCES] as const;
export type MessageSort = (typeof MESSAGE_SORTS)[number];

const text = (long: string, max: number) =>
	v.optional(v.pipe(v.string(), v.trim(), v.maxLength(max, long)), '');

/** What each sort asks for, field by field, and what is said of a field that is not there. */
const ASKED: Record<MessageSort, readonly (readonly [keyof Written, string])[]> = {
	own: [
		['subject', 'message.no-subject'],
		['text', 'message.no-text']
	],
	appointment: [
		['with', 'ready.choose-with'],
		['day', 'ready.no-day'],
		['hour', 'ready.no-hour']
	],
	loan: [
		['thing', 'ready.choose-thing'],
		['loanStep', 'ready.choose-step'],
		['day', 'ready.no-day']
	],
	paper: [
		['paperStep', 'ready.choose-step'],
		['day', 'ready.no-day']
	],
	'call-us': []
};

const written = v.object({
	audience: v.picklist(AUDIENCES, 'compose.choose-audience'),
	division: v.optional(v.pipe(v.string(), v.uuid('compose.choose-division'))),
	pupil: v.optional(v.pipe(v.string(), v.uuid('compose.choose-pupil'))),
	/** The school's own words when left out. */
	sort: v.optional(v.picklist(MESSAGE_SORTS, 'ready.choose-sort')),
	subject: text('message.long-subject', 120),
	text: text('message.long-text', 4_000),
	with: v.optional(v.picklist(APPOINTMENT_WITH, 'ready.choose-with')),
	thing: v.optional(v.picklist(LOAN_THINGS, 'ready.choose-thing')),
	loanStep: v.optional(v.picklist(LOAN_STEPS, 'ready.choose-step')),
	paperStep: v.optional(v.picklist(PAPER_STEPS, 'ready.choose-step')),
	day: v.optional(v.pipe(isoDay, v.check(isRealDay, 'content.bad-day'))),
	hour: v.optional(wallHour),
	place: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(80, 'ready.long-place'))),
	/** What is said aloud, kept since it came; with it, words are not needed. */
	recording: v.optional(v.pipe(v.string(), v.uuid('voice.broken'))),
	/** In which language it is said. */
	voiceLocale: v.optional(v.picklist(LANGUAGES, 'voice.choose-language')),
	/** No engine gets it: a person translates it. */
	sensitive: v.optional(v.literal('yes'))
});
type Written = v.InferOutput<typeof written>;

/** A message as staff writes it here. */
export const composeMessageInput = v.pipe(
	written,
	v.forward(
		v.partialCheck(
			[['audience'], ['division']],
			({ audience, division }) => audience !== 'division' || division !== undefined,
			'compose.choose-division'
		),
		['division']
	),
	v.forward(
		v.partialCheck(
			[['audience'], ['pupil']],
			({ audience, pupil }) => audience !== 'pupil' || pupil !== undefined,
			'compose.choose-pupil'
		),
		['pupil']
	),
	v.rawCheck(({ dataset, addIssue }) => {
		// What is asked of a sort is told together with whatever else is wrong.
		const given = dataset.value as Partial<Written> | undefined;
		for (const [field, message] of ASKED[given?.sort ?? 'own'] ?? []) {
			if (given?.[field] || (field === 'text' && given?.recording)) continue;
			const input = given?.[field];
			addIssue({
				message,
				input,
				path: [{ type: 'object', origin: 'value', input: given ?? {}, key: field, value: input }]
			});
		}
	})
);
export type ComposeMessageInput = v.InferOutput<typeof composeMessageInput>;

/** The division or the pupil that a message is for; neither for the whole school. */
export function audienceOf({ audience, division, pupil }: ComposeMessageInput): {
	divisionId?: string;
	pupilId?: string;
} {
	if (audience === 'division') return { divisionId: division! };
	return audience === 'pupil' ? { pupilId: pupil! } : {};
}

/** The ready sentence that was chosen; null for a message in the school's own words. */
export function readyOf(input: ComposeMessageInput): ReadySentence | null {
	const place = input.place ? { place: input.place } : {};
	const day = input.day!;
	switch (input.sort) {
		case undefined:
		case 'own':
			return null;
		case 'appointment':
			return { sentence: 'appointment', with: input.with!, day, hour: input.hour!, ...place };
		case 'loan':
			return { sentence: 'loan', thing: input.thing!, step: input.loanStep!, day, ...place };
		case 'paper':
			return { sentence: 'paper', step: input.paperStep!, day };
		case 'call-us':
			return { sentence: 'call-us' };
	}
}

/** `2026-02-30` has the shape of a day, and is none. */
function isRealDay(day: string): boolean {
	const at = new Date(`${day}T12:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

/**
 * The ready sentence that a form says so far, to show it to whoever fills it in; null while something
 * is missing. `values` are as they were typed.
 */
export function readyDraft(
	values: Readonly<Record<string, string | undefined>>
): ReadySentence | null {
	const { sort, day, hour, with: person, thing, loanStep, paperStep, place } = values;
	const step = sort === 'loan' ? loanStep : paperStep;
	const given = { sentence: sort, with: person, thing, step, day, hour };
	const draft = v.safeParse(readySentenceSchema, {
		...given,
		...(place?.trim() ? { place } : {})
	});
	return draft.success ? draft.output : null;
}
