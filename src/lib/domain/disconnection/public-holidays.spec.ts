import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { publicHolidays } from '../../../../tests/support/closed-hours-oracle';
import { isPublicHoliday } from './public-holidays';

it("agrees with the State's list on every day from 2025 to 2030", () => {
	const wrong: string[] = [];
	for (let d = DateTime.utc(2025, 1, 1); d.year <= 2030; d = d.plus({ days: 1 })) {
		const day = d.toISODate() ?? '';
		if (isPublicHoliday(day) !== publicHolidays.has(day)) wrong.push(day);
	}
	expect(wrong).toEqual([]);
	expect(publicHolidays.size).toBe(66);
});
