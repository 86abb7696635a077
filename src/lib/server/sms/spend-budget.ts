import { and, eq, sql } from 'drizzle-orm';
import { budgetOf, isNearBudget, isWithinBudget, monthOf } from '../../domain/sms/sms-budget';
import type { App } from '../app';
import type { Tx } from '../db/client';
import type { school } from '../db/schema/directory';
import { smsMonth } from '../db/schema/reach';
import { journal } from '../db/schema/staff';
import { deliverySettingsOrUsual } from '../release/delivery-settings-of';

type School = typeof school.$inferSelect;
/** What a message costs. */
export type Cost = { id: string; segments: number; costMillieuros: number };

/**
 * Takes what messages of one school cost out of its month, before they are sent, under a lock of
 * the month's row: whatever the number of processes, no more is spent than the school allowed. The
 * first that does not fit does not stop a cheaper one after it.
 *
 * Told in the journal, once a month each: 80 % of the budget, and the first refusal.
 *
 * @returns which messages are paid for, and the month (`YYYY-MM`, of the school's wall clock)
 */
export async function spendBudget(
	app: App,
	tx: Tx,
	row: School,
	costs: readonly Cost[],
	now: Date
): Promise<{ month: string; paid: ReadonlySet<string> }> {
	const month = monthOf(now, row.timeZone);
	const ofMonth = and(eq(smsMonth.schoolId, row.id), eq(smsMonth.month, month));
	await tx.insert(smsMonth).values({ schoolId: row.id, month }).onConflictDoNothing();
	const [kept] = await tx.select().from(smsMonth).where(ofMonth).for('update');
	const budget = budgetOf(deliverySettingsOrUsual(app, row).sms.monthlyBudgetCents);
	const paid = new Set<string>();
	let { segments, costMillieuros: spent } = kept!;
	for (const cost of costs) {
		if (!isWithinBudget({ budget, spent }, cost.costMillieuros)) continue;
		paid.add(cost.id);
		spent += cost.costMillieuros;
		segments += cost.segments;
	}
	const isAlert = !kept!.alertedAt && isNearBudget({ budget, spent });
	const isExhausted = !kept!.exhaustedAt && budget > 0 && paid.size < costs.length;
	await tx
		.update(smsMonth)
		.set({
			segments,
			costMillieuros: spent,
			...(isAlert && { alertedAt: now }),
			...(isExhausted && { exhaustedAt: now })
		})
		.where(ofMonth);
	const said = { at: now, schoolId: row.id, details: { month } };
	if (isAlert) await tx.insert(journal).values({ ...said, action: 'sms.budget-alert' });
	if (isExhausted) await tx.insert(journal).values({ ...said, action: 'sms.budget-exhausted' });
	return { month, paid };
}

/** Gives back what a message cost that surely did not leave. */
export async function refundBudget(
	tx: Tx,
	schoolId: string,
	month: string,
	{ segments, costMillieuros }: Omit<Cost, 'id'>
): Promise<void> {
	await tx
		.update(smsMonth)
		.set({
			segments: sql`${smsMonth.segments} - ${segments}`,
			costMillieuros: sql`${smsMonth.costMillieuros} - ${costMillieuros}`
		})
		.where(and(eq(smsMonth.schoolId, schoolId), eq(smsMonth.month, month)));
}
