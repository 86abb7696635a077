import { describe, expect, it } from 'vitest';
import { firstDayOfCount } from './urgent-year';

describe('the year in which urgent items are counted', () => {
	it.each([
		['2026-09-01', '2026-09-01'],
		['2026-08-31', '2025-09-01'],
		['2026-12-31', '2026-09-01'],
		['2027-01-01', '2026-09-01']
	])('on %s began on %s', (today, first) => expect(firstDayOfCount(today)).toBe(first));
});
