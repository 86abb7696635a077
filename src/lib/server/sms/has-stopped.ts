import { eq } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import { smsStop } from '../db/schema/reach';

/**
 * Whether the holder of a number (E.164) answered STOP. Asked as SYSTEM: a STOP is of the number,
 * whatever the school, and staff may only know it of somebody whom they may see.
 */
export async function hasStoppedSms(app: App, phone: string | null): Promise<boolean> {
	if (!phone) return false;
	const found = await app.db.transaction(SYSTEM, (tx) =>
		tx.select().from(smsStop).where(eq(smsStop.phone, phone))
	);
	return found.length > 0;
}
