import * as v from 'valibot';
import { isoDay } from '../shared/iso';
import { LOCALES } from '../shared/locale';
import { remoteLink } from './remote-link';
import { WORKSHOP_THEMES, WORKSHOP_WHERE } from './workshop';

/** Dates of a series that are settled in one go. */
export const MOST_DAYS = 12;

const time = v.pipe(
	v.string('workshop.bad-hours'),
	v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'workshop.bad-hours')
);

const common = {
	theme: v.picklist(WORKSHOP_THEMES, 'workshop.choose-theme'),
	day: v.pipe(v.string('workshop.no-day'), isoDay),
	from: time,
	to: time,
	where: v.optional(v.picklist(WORKSHOP_WHERE, 'workshop.no-place'), 'school'),
	place: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(120, 'workshop.long-place')), ''),
	/** Where to meet at a distance. */
	link: v.optional(remoteLink),
	capacity: v.optional(
		v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/, 'workshop.bad-capacity'), v.transform(Number))
	),
	interpreters: v.optional(v.array(v.picklist(LOCALES)), []),
	childcare: v.optional(v.literal('yes')),
	note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300, 'workshop.long-note')))
};

type Common = v.InferOutput<v.ObjectSchema<typeof common, undefined>>;
const isInOrder = ({ from, to }: Pick<Common, 'from' | 'to'>) => from < to;
const hasPlace = ({ where, place }: Pick<Common, 'where' | 'place'>) =>
	where === 'remote' || place !== '';
const hasLink = ({ where, link }: Pick<Common, 'where' | 'link'>) =>
	where !== 'remote' || link !== undefined;

/**
 * A session as staff creates it, or a series of them: the same hours on several days. Days and times
 * are of the school's wall clock.
 */
export const createSessionInput = v.pipe(
	v.object({
		...common,
		/** The other days of a series. */
		days: v.optional(v.pipe(v.array(isoDay), v.maxLength(MOST_DAYS - 1, 'workshop.many-days')), []),
		/** The workshop of the catalogue that it is one of. */
		entry: v.optional(v.pipe(v.string(), v.uuid('workshop.not-found')))
	}),
	v.forward(v.partialCheck([['from'], ['to']], isInOrder, 'workshop.ends-before-start'), ['to']),
	v.forward(v.partialCheck([['where'], ['place']], hasPlace, 'workshop.no-place'), ['place']),
	v.forward(v.partialCheck([['where'], ['link']], hasLink, 'workshop.bad-link'), ['link'])
);
export type CreateSessionInput = v.InferOutput<typeof createSessionInput>;

/** A session as staff changes it: everything but its theme, which those who come were told. */
export const changeSessionInput = v.pipe(
	v.omit(v.object(common), ['theme']),
	v.forward(v.partialCheck([['from'], ['to']], isInOrder, 'workshop.ends-before-start'), ['to']),
	v.forward(v.partialCheck([['where'], ['place']], hasPlace, 'workshop.no-place'), ['place']),
	v.forward(v.partialCheck([['where'], ['link']], hasLink, 'workshop.bad-link'), ['link'])
);
export type ChangeSessionInput = v.InferOutput<typeof changeSessionInput>;

/** Who came: `none` takes the mark back. */
export const attendanceInput = v.object({
	registration: v.pipe(v.string(), v.uuid('workshop.not-found')),
	attendance: v.picklist(['present', 'absent', 'none'], 'workshop.not-found')
});

/** The family to register by hand. */
export const addFamilyInput = v.object({
	guardian: v.pipe(v.string('workshop.unknown-family'), v.uuid('workshop.unknown-family'))
});

/** The registration to take off. */
export const removeFamilyInput = v.object({
	registration: v.pipe(v.string('workshop.not-found'), v.uuid('workshop.not-found'))
});

/** People whom the directory does not know: one more, or one less. */
export const countUnknownInput = v.object({
	by: v.pipe(v.picklist(['1', '-1'], 'workshop.not-found'), v.transform(Number))
});
