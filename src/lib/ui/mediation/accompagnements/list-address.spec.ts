import { describe, expect, it } from 'vitest';
import { cardAddress, exportAddress, listWith, monthAway } from './list-address';

const search = (query: string) => new URLSearchParams(query);

describe('addresses of the accompaniments', () => {
	it('keep the filters, and not what is told once', () => {
		const given = search('mois=2026-11&theme=email&note=abc&/effacer=&page=3');
		expect(listWith(given, 'lieu', 'home')).toBe(
			'/mediation/accompagnements?mois=2026-11&theme=email&lieu=home'
		);
		expect(cardAddress(given, 'x', true)).toBe(
			'/mediation/accompagnements/x?mois=2026-11&theme=email&page=3&modifier=oui'
		);
		expect(exportAddress(given)).toBe(
			'/mediation/accompagnements/export.csv?mois=2026-11&theme=email'
		);
	});

	it('go from month to month across the year', () => {
		expect(monthAway('2026-12', 1)).toBe('2027-01');
		expect(monthAway('2026-01', -1)).toBe('2025-12');
	});
});
