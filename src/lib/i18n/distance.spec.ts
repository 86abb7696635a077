import { describe, expect, it } from 'vitest';
import { LOCALES } from '../domain/shared/locale';
import { formatKm } from './distance';

describe('a distance', () => {
	it.each([
		['fr', 1.24, '1,2\u202fkm'],
		['en', 0.02, '0.1 km'],
		['ar', 12.4, '12 كم']
	] as const)('in %s', (locale, km, said) =>
		expect(formatKm(locale, km).replace(/[\u00a0\u202f]/g, ' ')).toBe(
			said.replace(/[\u00a0\u202f]/g, ' ')
		)
	);

	it.each(LOCALES)('has Western digits in %s', (locale) =>
		expect(formatKm(locale, 2.5)).toMatch(/2[.,٫]5/)
	);
});
