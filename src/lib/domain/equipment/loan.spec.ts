import { describe, expect, it } from 'vitest';
import { daysLate, standingOf, type Loan } from './loan';

const loan = (known: Partial<Loan> = {}): Loan => ({
	...{ lentOn: '2026-11-03', dueOn: '2026-11-24' },
	...{ returnedOn: null, returnedState: null, undoneAt: null },
	...known
});

describe('where a loan stands', () => {
	it.each([
		['2026-11-23', 'out', 0],
		['2026-11-24', 'due-today', 0],
		['2026-11-25', 'late', 1],
		['2026-12-24', 'late', 30]
	] as const)('on %s it is %s, %d days late', (today, standing, days) => {
		expect(standingOf(loan(), today)).toBe(standing);
		expect(daysLate(loan(), today)).toBe(days);
	});

	it('returned or undone, it is late no more', () => {
		expect(standingOf(loan({ returnedOn: '2026-12-01' }), '2026-12-24')).toBe('returned');
		expect(standingOf(loan({ undoneAt: new Date(0) }), '2026-12-24')).toBe('undone');
		expect(daysLate(loan({ returnedOn: '2026-12-01' }), '2026-12-24')).toBe(0);
	});

	it('the days of a change of hour are days', () =>
		expect(daysLate(loan({ dueOn: '2026-10-24' }), '2026-10-26')).toBe(2));
});
