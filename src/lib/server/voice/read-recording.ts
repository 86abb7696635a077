import { and, eq } from 'drizzle-orm';
import type { GuardianActor, ResourceParentActor, StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { recording } from '../db/schema/voice';
import type { KeptSound } from './sound-response';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A voice of the bank, for who may hear it: staff of its school, families of its school (row level
 * security decides). Null for any other, and for what is no voice of a bank.
 */
export async function readRecording(
	app: App,
	actor: GuardianActor | StaffActor | ResourceParentActor,
	id: string
): Promise<KeptSound | null> {
	if (!UUID.test(id)) return null;
	return app.db.transaction(actor, async (tx) => {
		const [row] = await tx
			.select({ mediaType: recording.mediaType, sound: recording.sound })
			.from(recording)
			.where(and(eq(recording.id, id), eq(recording.purpose, 'bank')));
		return row ?? null;
	});
}
