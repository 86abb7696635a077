import { sql } from 'drizzle-orm';
import type { Diagnosis } from '../../domain/equipment/diagnosis';
import { steeringOf } from '../../domain/equipment/steer';
import type { Tx } from '../db/client';

/**
 * Writes how a guardian wants to be told, from her latest diagnosis: what the ladder and the list of
 * calls go by. In the transaction that keeps the diagnosis, as the family or as its school.
 */
export async function steerGuardian(
	tx: Tx,
	guardianId: string,
	diagnosis: Diagnosis
): Promise<void> {
	const { channel, moment, prefersVoice } = steeringOf(diagnosis);
	await tx.execute(
		sql`select app_steer_guardian(${guardianId}::uuid, ${channel}::text, ${moment}::text, ${prefersVoice}::boolean)`
	);
}
