import { describe, expect, it } from 'vitest';
import { budgetOf, isNearBudget, isWithinBudget, monthOf } from './sms-budget';

describe('the month of a budget', () => {
	const lastHour = new Date('2026-09-30T22:30:00Z');
	it.each([
		['Europe/Paris', '2026-10'],
		['America/Martinique', '2026-09'],
		['Pacific/Noumea', '2026-10']
	])('is that of the wall clock in %s', (zone, month) =>
		expect(monthOf(lastHour, zone)).toBe(month)
	);
});

describe('a budget of 10 euros', () => {
	const budget = budgetOf(1_000);

	it('is in thousandths of a euro', () => expect(budget).toBe(10_000));

	it('may be spent to the last segment, not beyond', () => {
		expect(isWithinBudget({ budget, spent: 9_916 }, 84)).toBe(true);
		expect(isWithinBudget({ budget, spent: 9_917 }, 84)).toBe(false);
	});

	it('is near its end from 80 % on', () => {
		expect(isNearBudget({ budget, spent: 7_999 })).toBe(false);
		expect(isNearBudget({ budget, spent: 8_000 })).toBe(true);
	});

	it('of nothing allows nothing, and has no end to be near', () => {
		expect(isWithinBudget({ budget: 0, spent: 0 }, 84)).toBe(false);
		expect(isNearBudget({ budget: 0, spent: 0 })).toBe(false);
	});
});
