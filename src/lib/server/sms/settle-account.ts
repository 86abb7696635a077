import { and, eq } from 'drizzle-orm';
import { monthOf } from '../../domain/sms/sms-budget';
import { canSettleSms } from '../../domain/sms/sms-settings.policy';
import type { SmsSettingsInput } from '../../domain/sms/sms-settings.input';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { school } from '../db/schema/directory';
import { smsMonth } from '../db/schema/reach';
import { journal } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';

/**
 * Switches the short messages of a school on or off, and sets what a month may cost; written to the
 * journal. With another budget, the school is warned anew this month.
 *
 * Refusal: `sms.not-allowed`.
 */
export async function settleSmsAccount(
	app: App,
	actor: StaffActor,
	{ isOn, budget }: SmsSettingsInput
): Promise<Result<null, { code: 'sms.not-allowed' }>> {
	if (!canSettleSms(actor)) return refuse({ code: 'sms.not-allowed' });
	const now = app.clock.now();
	const { schoolId, staffId } = actor;
	await app.db.transaction(SYSTEM, async (tx) => {
		const row = await readSchool(tx, actor, 'update');
		const settings = { isOn, monthlyBudgetCents: budget };
		await tx
			.update(school)
			.set({ deliverySettings: { ...(row.deliverySettings as object), sms: settings } })
			.where(eq(school.id, schoolId));
		await tx
			.update(smsMonth)
			.set({ alertedAt: null, exhaustedAt: null })
			.where(and(eq(smsMonth.schoolId, schoolId), eq(smsMonth.month, monthOf(now, row.timeZone))));
		await tx
			.insert(journal)
			.values({ at: now, schoolId, staffId, action: 'sms.settled', details: settings });
	});
	app.wake();
	return ok(null);
}
