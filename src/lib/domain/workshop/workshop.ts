import * as v from 'valibot';
import { isoInstant, shortText } from '../shared/iso';
import { LOCALES } from '../shared/locale';

/**
 * Themes of workshops for parents, worded in every language: the six of the digital-parenting
 * skills reference (report recommendation 16) and the parents' café (recommendation 7).
 */
export const WORKSHOP_THEMES = [
	'equip',
	'connect',
	'communicate',
	'follow-schooling',
	'protect',
	'accompany',
	'parents-cafe'
] as const;
export type WorkshopTheme = (typeof WORKSHOP_THEMES)[number];

/** A session of a workshop, offered to the families of a school. */
export const workshopContentSchema = v.pipe(
	v.object({
		theme: v.picklist(WORKSHOP_THEMES, 'workshop.unknown-theme'),
		startsAt: isoInstant,
		endsAt: isoInstant,
		place: shortText(120),
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
	v.check(
		(workshop) => Date.parse(workshop.startsAt) < Date.parse(workshop.endsAt),
		'workshop.ends-before-start'
	)
);
export type WorkshopContent = v.InferOutput<typeof workshopContentSchema>;
