import * as v from 'valibot';

const minutes = (otherwise: number, most: number) =>
	v.optional(
		v.pipe(
			v.number('settings.not-a-number'),
			v.integer('settings.not-a-number'),
			v.minValue(0, 'settings.too-small'),
			v.maxValue(most, 'settings.too-big')
		),
		otherwise
	);

const DAY = 24 * 60;

/**
 * How long each step of the ladder waits for a sign that the person was informed, in minutes:
 * before a short message, and from there before somebody calls. What falls in a closed period waits
 * for the opening.
 */
const rungs = (smsAfter: number, callAfter: number) =>
	v.optional(
		v.object({ smsAfter: minutes(smsAfter, 7 * DAY), callAfter: minutes(callAfter, 7 * DAY) }),
		{}
	);

/**
 * What a school settles of how families are told. A setting left out is as PRODUCT says: absences
 * climb within the half-day, messages within days; grades a day after the pupils (rule 10).
 */
export const deliverySettingsSchema = v.object({
	/** Over how many minutes after an opening families are told, so that it is no volley. */
	spreadMinutes: minutes(10, 120),
	/** Hours between a grade's hour for pupils and its release to parents. */
	gradeDelayHours: v.optional(
		v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(14 * 24)),
		24
	),
	/** What staff write to each other in a closed period: held like the rest, or seen at once. */
	staffToStaff: v.optional(v.picklist(['held', 'at-once'], 'settings.choose'), 'held'),
	ladder: v.optional(
		v.object({ absence: rungs(45, 60), lateness: rungs(120, 240), message: rungs(DAY, 2 * DAY) }),
		{}
	),
	sms: v.optional(
		v.object({
			isOn: v.optional(v.boolean(), false),
			/** Euro cents a month, of the school's wall clock. */
			monthlyBudgetCents: minutes(0, 1_000_000)
		}),
		{}
	)
});
export type DeliverySettings = v.InferOutput<typeof deliverySettingsSchema>;

/** Kinds of things that climb the ladder. Homework and workshops wait on the home. */
export const CLIMBING_KINDS = ['absence', 'lateness', 'message'] as const;
export type ClimbingKind = (typeof CLIMBING_KINDS)[number];
