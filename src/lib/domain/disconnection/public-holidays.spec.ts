import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { publicHolidaysIn } from '../../../../tests/support/public-holiday-list';
import { publicHolidayOf } from './public-holidays';
import { TERRITORIES } from './territory';

it.each(TERRITORIES)("agrees with the State's list on every day from 2025 to 2030: %s", (place) => {
	const official = publicHolidaysIn(place);
	const wrong: string[] = [];
	for (let d = DateTime.utc(2025, 1, 1); d.year <= 2030; d = d.plus({ days: 1 })) {
		const day = d.toISODate() ?? '';
		if ((publicHolidayOf(place, day) !== null) !== official.has(day)) wrong.push(day);
	}
	expect(wrong).toEqual([]);
	expect(official.size).toBeGreaterThanOrEqual(66);
});

it('names the days', () => {
	expect(publicHolidayOf('alsace-moselle', '2026-04-03')).toBe('good-friday');
	expect(publicHolidayOf('metropole', '2026-04-03')).toBeNull();
	expect(publicHolidayOf('la-reunion', '2026-12-20')).toBe('abolition-of-slavery');
	expect(publicHolidayOf('wallis-et-futuna', '2026-05-14')).toBe('ascension');
});
