import { and, eq, isNull, sql } from 'drizzle-orm';
import { budgetOf, isWithinBudget, monthOf } from '../../domain/sms/sms-budget';
import { measureSms } from '../../domain/sms/sms-text';
import { mayBeMobile } from '../../domain/directory/phone';
import type { Language } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { school } from '../db/schema/directory';
import { sms, smsMonth, smsStop } from '../db/schema/reach';
import { journal } from '../db/schema/staff';
import { deliverySettingsOrUsual } from '../release/delivery-settings-of';
import { readSchoolWording } from '../wording/school-wording';
import { newLinkCode, shortLink } from './short-link';
import { wordSms, type SmsKind } from './word-sms';

/** Why no short message can go: the ladder then asks a person to call. */
export type SmsRefusal = { code: 'no-gateway' | 'stopped' | 'no-budget' | 'unusable-number' };

/** A short message to queue. */
export type SmsOrder = {
	schoolId: string;
	guardianId: string;
	/** E.164. */
	phone: string;
	/** Language of the family. */
	locale: Language;
	kind: SmsKind;
	/** Path on our own origin that its link leads to. */
	path: string;
	/** Not before. */
	at: Date;
	/** Sent in a closed period too. */
	isUrgent: boolean;
};

/**
 * Words a short message and puts it in the queue, in the transaction of whoever asks, as SYSTEM.
 * Consent is the caller's to check. The budget is looked at with all that waits already counted in,
 * and looked at again, under a lock, when the message is sent: nothing is locked here, since the
 * caller's transaction may hold many schools.
 *
 * @returns `no-gateway` also when the school has switched short messages off
 */
export async function queueSms(
	app: App,
	tx: Tx,
	order: SmsOrder
): Promise<Result<{ smsId: string }, SmsRefusal>> {
	const { schoolId, phone } = order;
	const [row] = await tx.select().from(school).where(eq(school.id, schoolId));
	if (!row) throw new Error('A short message of a school that does not exist.');
	const settings = deliverySettingsOrUsual(app, row).sms;
	if (!app.sms || !settings.isOn) return refuse({ code: 'no-gateway' });
	if (!/^\+[1-9]\d{7,14}$/.test(phone) || !mayBeMobile(phone)) {
		return refuse({ code: 'unusable-number' });
	}
	const [stop] = await tx.select().from(smsStop).where(eq(smsStop.phone, phone));
	if (stop) return refuse({ code: 'stopped' });

	const code = newLinkCode();
	const text = wordSms({
		locale: order.locale,
		kind: order.kind,
		school: { ...row, wording: await readSchoolWording(tx, row) },
		link: shortLink(app.config.origin, code),
		takesReplies: app.sms.takesReplies
	});
	const { encoding, segments } = measureSms(text);
	const costMillieuros = segments * app.config.sms.segmentPrice;
	const month = monthOf(order.at, row.timeZone);
	const spent = await spentAndWaiting(tx, schoolId, month);
	if (!isWithinBudget({ budget: budgetOf(settings.monthlyBudgetCents), spent }, costMillieuros)) {
		await noteExhausted(app, tx, schoolId, month);
		return refuse({ code: 'no-budget' });
	}
	// A code that is taken, once in a thousand billion, stops the transaction: it is tried again.
	const [queued] = await tx
		.insert(sms)
		.values({
			schoolId,
			guardianId: order.guardianId,
			phone,
			locale: order.locale,
			text,
			encoding,
			segments,
			costMillieuros,
			code,
			path: order.path,
			state: 'waiting',
			nextAttemptAt: order.at,
			isUrgent: order.isUrgent
		})
		.returning({ id: sms.id });
	return ok({ smsId: queued!.id });
}

/** Thousandths of a euro that a month of a school cost, what waits to be sent counted in; as SYSTEM. */
export async function spentAndWaiting(tx: Tx, schoolId: string, month: string): Promise<number> {
	const [sum] = await rows<{ spent: number }>(
		tx,
		sql`select (
			coalesce((
				select cost_millieuros from sms_month
				where school_id = ${schoolId}::uuid and month = ${month}
			), 0) + coalesce((
				select sum(cost_millieuros) from sms where school_id = ${schoolId}::uuid and state = 'waiting'
			), 0)
		)::int as spent`
	);
	return sum!.spent;
}

/** Once a month. A row that somebody else holds is left to the next refusal: nobody waits here. */
async function noteExhausted(app: App, tx: Tx, schoolId: string, month: string): Promise<void> {
	const ofMonth = and(eq(smsMonth.schoolId, schoolId), eq(smsMonth.month, month));
	const [free] = await tx
		.select()
		.from(smsMonth)
		.where(and(ofMonth, isNull(smsMonth.exhaustedAt)))
		.for('update', { skipLocked: true });
	if (!free) return;
	const now = app.clock.now();
	await tx.update(smsMonth).set({ exhaustedAt: now }).where(ofMonth);
	await tx
		.insert(journal)
		.values({ at: now, schoolId, action: 'sms.budget-exhausted', details: { month } });
}
