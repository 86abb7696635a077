import * as v from 'valibot';
import { dayHoursSchema, type DayHours } from './disconnection-policy';
import { RANGE_NAMES, RANGES } from './own-hours';

const time = v.optional(v.string());

/** What a family touches: like the school, a ready range, or a first and a last hour. */
export const ownHoursInput = v.pipe(
	v.object({
		when: v.picklist(['school', ...RANGE_NAMES, 'own'], 'settings.choose-hours'),
		first: time,
		last: time
	}),
	v.transform(({ when, first, last }): { opens?: unknown; closes?: unknown } | null => {
		if (when === 'school') return null;
		return when === 'own' ? { opens: first, closes: last } : RANGES[when];
	}),
	v.nullable(dayHoursSchema)
);
export type OwnHoursInput = DayHours | null;
