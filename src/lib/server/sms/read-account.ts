import { and, eq } from 'drizzle-orm';
import { budgetOf, isNearBudget, monthOf } from '../../domain/sms/sms-budget';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { smsMonth } from '../db/schema/reach';
import { readSchool } from '../directory/read-school';
import { deliverySettingsOf } from '../release/delivery-settings-of';

/** What a school settled of its short messages, and what this month cost. Thousandths of a euro. */
export type SmsAccount = {
	/** Whether this installation can send any. */
	hasGateway: boolean;
	isOn: boolean;
	budgetCents: number;
	budget: number;
	/** `YYYY-MM`. */
	month: string;
	spent: number;
	segments: number;
	segmentPrice: number;
	/** `near`: 80 % is spent; `over`: messages were refused for want of money. */
	state: 'calm' | 'near' | 'over';
};

/** Reads the account of the actor's school for the present month of its wall clock. */
export function readSmsAccount(app: App, actor: StaffActor): Promise<SmsAccount> {
	return app.db.transaction(actor, async (tx) => {
		const row = await readSchool(tx, actor);
		const { isOn, monthlyBudgetCents } = deliverySettingsOf(row).sms;
		const month = monthOf(app.clock.now(), row.timeZone);
		const [kept] = await tx
			.select()
			.from(smsMonth)
			.where(and(eq(smsMonth.schoolId, row.id), eq(smsMonth.month, month)));
		const budget = budgetOf(monthlyBudgetCents);
		const spent = kept?.costMillieuros ?? 0;
		const isNear = isNearBudget({ budget, spent });
		return {
			hasGateway: app.sms !== null,
			isOn,
			budgetCents: monthlyBudgetCents,
			budget,
			month,
			spent,
			segments: kept?.segments ?? 0,
			segmentPrice: app.config.sms.segmentPrice,
			state: kept?.exhaustedAt ? 'over' : isNear ? 'near' : 'calm'
		};
	});
}
