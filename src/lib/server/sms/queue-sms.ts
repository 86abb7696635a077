import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
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
import { wordSms, type SmsKind, type SmsWords } from './word-sms';

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

/** Short messages that one insertion takes. */
const AT_ONCE = 200;

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
	{ schoolId, ...order }: SmsOrder
): Promise<Result<{ smsId: string }, SmsRefusal>> {
	const [queued] = await queueManySms(app, tx, schoolId, [order]);
	return queued!;
}

/**
 * The same for several of one school at once, in a number of statements that does not grow with them.
 * Those that the budget no longer pays for are refused; a cheaper one after them may still go.
 * @returns one result for each, in their order
 */
export async function queueManySms(
	app: App,
	tx: Tx,
	schoolId: string,
	orders: readonly Omit<SmsOrder, 'schoolId'>[]
): Promise<Result<{ smsId: string }, SmsRefusal>[]> {
	const [row] = await tx.select().from(school).where(eq(school.id, schoolId));
	if (!row) throw new Error('A short message of a school that does not exist.');
	const settings = deliverySettingsOrUsual(app, row).sms;
	if (!app.sms || !settings.isOn) return orders.map(() => refuse({ code: 'no-gateway' }));
	const stopped = await stoppedAmong(
		tx,
		orders.map(({ phone }) => phone)
	);
	const wordsOf = wording(app, { ...row, wording: await readSchoolWording(tx, row) });
	const budget = budgetOf(settings.monthlyBudgetCents);
	const spentIn = new Map<string, number>();
	let isNoted = false;
	const queued: (typeof sms.$inferInsert | SmsRefusal)[] = [];
	for (const order of orders) {
		if (!/^\+[1-9]\d{7,14}$/.test(order.phone) || !mayBeMobile(order.phone)) {
			queued.push({ code: 'unusable-number' });
			continue;
		}
		if (stopped.has(order.phone)) {
			queued.push({ code: 'stopped' });
			continue;
		}
		const { text, code } = wordsOf(order);
		const { encoding, segments } = measureSms(text);
		const costMillieuros = segments * app.config.sms.segmentPrice;
		const month = monthOf(order.at, row.timeZone);
		const spent = spentIn.get(month) ?? (await spentAndWaiting(tx, schoolId, month));
		if (!isWithinBudget({ budget, spent }, costMillieuros)) {
			if (!isNoted) await noteExhausted(app, tx, schoolId, month);
			isNoted = true;
			spentIn.set(month, spent);
			queued.push({ code: 'no-budget' });
			continue;
		}
		spentIn.set(month, spent + costMillieuros);
		const { guardianId, phone, locale, path, at, isUrgent } = order;
		queued.push({
			...{ schoolId, guardianId, phone, locale, text, encoding, segments, costMillieuros },
			...{ code, path, isUrgent, state: 'waiting', nextAttemptAt: at }
		});
	}
	const keys = await insertAll(
		tx,
		queued.filter((one) => 'phone' in one)
	);
	return queued.map((one) => ('phone' in one ? ok({ smsId: keys.get(one.code)! }) : refuse(one)));
}

/** Numbers among these whose holder answered STOP. */
async function stoppedAmong(tx: Tx, phones: readonly string[]): Promise<ReadonlySet<string>> {
	if (phones.length === 0) return new Set();
	const found = await tx
		.select({ phone: smsStop.phone })
		.from(smsStop)
		.where(inArray(smsStop.phone, [...new Set(phones)]));
	return new Set(found.map(({ phone }) => phone));
}

/** Words once for each language and kind: only the code of the link, always as long, is another. */
function wording(app: App, school: SmsWords['school']) {
	const known = new Map<string, { text: string; code: string }>();
	return ({ locale, kind }: Pick<SmsOrder, 'locale' | 'kind'>): { text: string; code: string } => {
		const key = `${locale} ${kind}`;
		const code = newLinkCode();
		const first = known.get(key);
		if (first) return { code, text: first.text.replace(first.code, code) };
		const link = shortLink(app.config.origin, code);
		const takesReplies = app.sms!.takesReplies;
		const text = wordSms({ locale, kind, school, link, takesReplies });
		known.set(key, { text, code });
		return { text, code };
	};
}

/** A code that is taken, once in a thousand billion, stops the transaction: it is tried again. */
async function insertAll(
	tx: Tx,
	messages: (typeof sms.$inferInsert)[]
): Promise<Map<string, string>> {
	const keys = new Map<string, string>();
	for (let from = 0; from < messages.length; from += AT_ONCE) {
		const made = await tx
			.insert(sms)
			.values(messages.slice(from, from + AT_ONCE))
			.returning({ id: sms.id, code: sms.code });
		for (const { id, code } of made) keys.set(code, id);
	}
	return keys;
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
