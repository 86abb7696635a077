import * as v from 'valibot';
import { isoInstant, shortText } from '../shared/iso';
import { LOCALES } from '../shared/locale';

/**
 * What the digital-parenting skills reference works on (report recommendation 16): to equip oneself,
 * connect, communicate, follow schooling, protect, accompany.
 */
export const WORKSHOP_SKILLS = [
	'equip',
	'connect',
	'communicate',
	'follow-schooling',
	'protect',
	'accompany'
] as const;
export type WorkshopSkill = (typeof WORKSHOP_SKILLS)[number];

/** Themes of the « mallette de la coéducation » (recommendation 10): school, home, growing up. */
export const COEDUCATION_THEMES = [
	'how-school-works',
	'reading',
	'homework',
	'home-languages',
	'sleep',
	'screens',
	'meals',
	'adolescence',
	'orientation',
	'bullying'
] as const;

/** Themes of workshops for parents, worded in every language; the last is the parents' café. */
export const WORKSHOP_THEMES = [...WORKSHOP_SKILLS, ...COEDUCATION_THEMES, 'parents-cafe'] as const;
export type WorkshopTheme = (typeof WORKSHOP_THEMES)[number];

/** Themes that belong together, in the order in which staff choose among them. */
export const THEME_GROUPS = {
	digital: WORKSHOP_SKILLS,
	coeducation: COEDUCATION_THEMES,
	meeting: ['parents-cafe']
} as const satisfies Record<string, readonly WorkshopTheme[]>;

/** Where people meet: at the school, outside its walls, or at a distance. */
export const WORKSHOP_WHERE = ['school', 'outside', 'remote'] as const;
export type WorkshopWhere = (typeof WORKSHOP_WHERE)[number];

/** A session of a workshop, offered to the families of a school. */
export const workshopContentSchema = v.pipe(
	v.object({
		theme: v.picklist(WORKSHOP_THEMES, 'workshop.unknown-theme'),
		startsAt: isoInstant,
		endsAt: isoInstant,
		/** The school's words for the place; empty when people meet at a distance. */
		place: v.optional(v.union([v.literal(''), shortText(120)]), ''),
		/** Outside the walls: a market, a café, a residence. At the school when absent. */
		where: v.optional(v.picklist(WORKSHOP_WHERE)),
		/** Number of places; absent when nobody is turned away. */
		capacity: v.optional(
			v.pipe(
				v.number('workshop.bad-capacity'),
				v.integer('workshop.bad-capacity'),
				v.minValue(1, 'workshop.bad-capacity')
			)
		),
		/** Languages for which an interpreter comes. */
		interpreters: v.optional(v.array(v.picklist(LOCALES))),
		/** Whether somebody looks after small children meanwhile. */
		hasChildcare: v.optional(v.boolean()),
		/** A word of the school, in its own language. */
		note: v.optional(shortText(300))
	}),
	v.check(({ place, where }) => place !== '' || where === 'remote', 'workshop.no-place'),
	v.check(
		(workshop) => Date.parse(workshop.startsAt) < Date.parse(workshop.endsAt),
		'workshop.ends-before-start'
	)
);
export type WorkshopContent = v.InferOutput<typeof workshopContentSchema>;
