import { and, eq, isNull } from 'drizzle-orm';
import type { SmsReply } from '../../domain/sms/sms-gateway';
import { wishOf } from '../../domain/sms/sms-reply';
import { toE164 } from '../../domain/directory/phone';
import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { guardian } from '../db/schema/directory';
import { sms, smsStop } from '../db/schema/reach';
import { journal } from '../db/schema/staff';
import { failSms } from './settle-sms';

/**
 * Takes an answer in. STOP holds for the number, whatever the school, until START; what waits for
 * it is not sent any more, and the ladder asks a person to call. Anything else is not kept: nobody
 * reads the number. The journal has the guardians' keys, never the number.
 */
export async function takeReply(app: App, gateway: string, reply: SmsReply): Promise<void> {
	const wish = wishOf(reply.text, app.config.sms.keyword);
	const phone = numberOf(reply.from);
	if (!wish || !phone) return;
	const now = app.clock.now();
	await app.db.transaction(SYSTEM, async (tx) => {
		if (wish === 'start') {
			const gone = await tx.delete(smsStop).where(eq(smsStop.phone, phone)).returning();
			if (gone.length > 0) await write(tx, phone, 'sms.started', gateway, now);
			return;
		}
		const added = await tx
			.insert(smsStop)
			.values({ phone, stoppedAt: now, gateway })
			.onConflictDoNothing()
			.returning({ phone: smsStop.phone });
		if (added.length > 0) await write(tx, phone, 'sms.stopped', gateway, now);
		const waiting = await tx
			.select({ id: sms.id })
			.from(sms)
			.where(and(eq(sms.phone, phone), eq(sms.state, 'waiting'), isNull(sms.leaseUntil)))
			.for('update', { skipLocked: true });
		for (const { id } of waiting) await failSms(tx, id, 'stopped', now);
	});
	app.wake();
}

/** One line for each school that has the number. */
async function write(tx: Tx, phone: string, action: string, gateway: string, at: Date) {
	const holders = await tx
		.select({ id: guardian.id, schoolId: guardian.schoolId })
		.from(guardian)
		.where(eq(guardian.mobile, phone));
	if (holders.length === 0) return;
	await tx.insert(journal).values(
		holders.map(({ id, schoolId }) => ({
			at,
			schoolId,
			action,
			subject: id,
			details: { gateway }
		}))
	);
}

/** Gateways write numbers with or without their plus, or as they are dialled at home. */
function numberOf(from: string): string | null {
	const bare = from.trim();
	return /^[1-9]\d{7,14}$/.test(bare) ? toE164(`+${bare}`) : toE164(bare);
}
