import { and, isNull, lt, sql } from 'drizzle-orm';
import type { SmsReport } from '../../domain/sms/sms-gateway';
import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import { smsPart } from '../db/schema/reach';
import { settleFromParts } from './settle-sms';

/** For how long a report may wait for the answer that names its message. */
const EARLY_AT_MOST = 86_400_000;

/**
 * Takes a delivery report in. It may come before the answer that names the message, twice, or after
 * one that says otherwise: a delivery is believed whenever it is told, the rest once. A report of a
 * message that is not ours waits a day, and is forgotten.
 */
export async function takeReport(app: App, gateway: string, report: SmsReport): Promise<void> {
	const { id: gatewayId, outcome } = report;
	if (outcome === 'pending' || gatewayId === '' || gatewayId.length > 200) return;
	const now = app.clock.now();
	await app.db.transaction(SYSTEM, async (tx) => {
		const early = new Date(now.getTime() - EARLY_AT_MOST);
		await tx.delete(smsPart).where(and(isNull(smsPart.smsId), lt(smsPart.at, early)));
		const [part] = await tx
			.insert(smsPart)
			.values({ gateway, gatewayId, outcome, at: now })
			.onConflictDoUpdate({
				target: [smsPart.gateway, smsPart.gatewayId],
				set: {
					outcome: outcome === 'delivered' ? outcome : sql`coalesce(${smsPart.outcome}, ${outcome})`
				}
			})
			.returning({ smsId: smsPart.smsId });
		if (part?.smsId) await settleFromParts(tx, part.smsId, now);
	});
	// What failed is looked at by the ladder now.
	app.wake();
}
