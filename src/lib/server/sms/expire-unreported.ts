import { and, asc, eq, lt } from 'drizzle-orm';
import { REPORT_GRACE } from '../../domain/sms/judge-sms';
import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import { sms } from '../db/schema/reach';
import { endSms } from './settle-sms';

const BATCH = 200;

/**
 * Ends the messages of which nothing was reported although the network can no longer deliver them:
 * somebody calls. A gateway that reports nothing ends all of its messages so.
 *
 * @returns how many were ended
 */
export function expireUnreported(app: App): Promise<number> {
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		const over = await tx
			.select({ id: sms.id })
			.from(sms)
			.where(and(eq(sms.state, 'sent'), lt(sms.validUntil, new Date(now.getTime() - REPORT_GRACE))))
			.orderBy(asc(sms.validUntil))
			.limit(BATCH)
			.for('update', { skipLocked: true });
		for (const { id } of over) await endSms(tx, id, 'expired', now);
		return over.length;
	});
}
