import { DateTime } from 'luxon';

/** What a month allows, in thousandths of a euro. */
export type SmsBudget = {
	/** What the school allows for a month. */
	budget: number;
	/** What was sent this month, or may have been. */
	spent: number;
};

/** Share of the budget at which the school is told. */
const ALERT = 0.8;

/** The month `YYYY-MM` that a school's wall clock shows: budgets are of calendar months. */
export function monthOf(at: Date, timeZone: string): string {
	return DateTime.fromJSDate(at, { zone: timeZone }).toFormat('yyyy-MM', { locale: 'en' });
}

/** A budget in cents, as schools set it, in thousandths of a euro, as segments are priced. */
export function budgetOf(cents: number): number {
	return cents * 10;
}

/** Whether a message may still be paid for: the last cent may be spent, not one more. */
export function isWithinBudget({ budget, spent }: SmsBudget, cost: number): boolean {
	return spent + cost <= budget;
}

/** Whether the school should know: 80 % of the month's budget is spent. */
export function isNearBudget({ budget, spent }: SmsBudget): boolean {
	return budget > 0 && spent >= budget * ALERT;
}
