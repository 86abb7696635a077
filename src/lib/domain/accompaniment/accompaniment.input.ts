import * as v from 'valibot';
import { LANGUAGES } from '../shared/locale';
import {
	ANONYMOUS_MAX,
	AUTONOMIES,
	DURATION_MAX,
	MATERIALS,
	NAMELESS_THEMES,
	NOTE_MAX,
	ORIENTATIONS,
	PARTICIPANTS_MAX,
	PLACE_KINDS,
	TAGS,
	THEMES
} from './vocabulary';

const keys = v.optional(
	v.pipe(
		v.array(v.pipe(v.string(), v.uuid('accompaniment.unknown-family'))),
		v.maxLength(PARTICIPANTS_MAX, 'accompaniment.many-people')
	),
	[]
);

const whole = (max: number, wrong: string) =>
	v.pipe(
		v.string(wrong),
		v.trim(),
		v.regex(/^\d{1,4}$/, wrong),
		v.transform(Number),
		v.maxValue(max, wrong)
	);

/** Lists of a form: several fields of one name. */
export const ACCOMPANIMENT_LISTS = [
	'guardians',
	'people',
	'themes',
	'orientations',
	'materials',
	'tags'
] as const;

const fields = {
	/** Guardians on file. */
	guardians: keys,
	/** People helped before whom no file of the school knows. */
	people: keys,
	anonymous: v.optional(whole(ANONYMOUS_MAX, 'accompaniment.bad-count'), '0'),
	themes: v.pipe(
		v.array(v.picklist(THEMES, 'accompaniment.choose-theme'), 'accompaniment.choose-theme'),
		v.minLength(1, 'accompaniment.choose-theme')
	),
	place: v.picklist(PLACE_KINDS, 'accompaniment.choose-place'),
	/** A duration offered, or `other` with `minutes`. */
	duration: v.union(
		[
			v.literal('other'),
			v.pipe(v.string(), v.regex(/^(15|30|45|60|90|120)$/), v.transform(Number))
		],
		'accompaniment.choose-duration'
	),
	minutes: v.optional(
		v.pipe(
			whole(DURATION_MAX, 'accompaniment.bad-minutes'),
			v.minValue(1, 'accompaniment.bad-minutes')
		)
	),
	/** Day and hour of the school's wall clock; left out: now. */
	day: v.optional(v.pipe(v.string(), v.isoDate('content.bad-day'))),
	hour: v.optional(v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'content.bad-hour'))),
	autonomy: v.optional(v.picklist(AUTONOMIES, 'accompaniment.choose-again')),
	orientations: v.optional(v.array(v.picklist(ORIENTATIONS, 'accompaniment.choose-again')), []),
	materials: v.optional(v.array(v.picklist(MATERIALS, 'accompaniment.choose-again')), []),
	interpreter: v.optional(v.picklist(LANGUAGES, 'accompaniment.choose-again')),
	tags: v.optional(v.array(v.picklist(TAGS, 'accompaniment.choose-again')), []),
	note: v.optional(
		v.pipe(v.string(), v.trim(), v.maxLength(NOTE_MAX, 'accompaniment.long-note')),
		''
	)
};

/** What is typed of one help given: quick entry and later changes share it. */
export const accompanimentInput = v.pipe(
	v.object(fields),
	v.forward(
		v.partialCheck(
			[['duration'], ['minutes']],
			({ duration, minutes }) => duration !== 'other' || minutes !== undefined,
			'accompaniment.bad-minutes'
		),
		['minutes']
	),
	v.transform(({ duration, minutes, ...rest }) => ({
		...rest,
		durationMinutes: duration === 'other' ? minutes! : duration
	}))
);
export type AccompanimentInput = v.InferOutput<typeof accompanimentInput>;

/** Somebody whom no file of the school knows, as a form names her. */
export type NewPerson = { firstName: string; lastName: string; phone: string | null };

/**
 * What is wrong with who was helped: nobody at all, too many, or a theme that must not stand beside a
 * name. Null when nothing is.
 */
export function faultOfPeople(
	input: AccompanimentInput,
	newPeople: readonly NewPerson[]
): { field: string; code: string } | null {
	const named = input.guardians.length + input.people.length + newPeople.length;
	if (named + input.anonymous === 0) return { field: 'family', code: 'accompaniment.nobody' };
	if (named > PARTICIPANTS_MAX) return { field: 'family', code: 'accompaniment.many-people' };
	const nameless: readonly string[] = NAMELESS_THEMES;
	if (named > 0 && input.themes.some((theme) => nameless.includes(theme))) {
		return { field: 'themes', code: 'accompaniment.nameless-theme' };
	}
	return null;
}
