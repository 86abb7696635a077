import { sql } from 'drizzle-orm';
import { canReadAnswersTo } from '../../domain/message/message.policy';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows } from '../db/client';
import type { KeptSound } from '../voice/sound-response';

/**
 * What a family said in an answer, for who reads the answers to that item; null for anything else.
 * Row level security keeps back what is held, and other schools'.
 * @param writingId as an address gives it
 */
export async function readAnswerVoice(
	app: App,
	actor: StaffActor,
	writingId: string
): Promise<KeptSound | null> {
	const [found] = await app.db.transaction(actor, (tx) =>
		rows<{ mediaType: string; sound: Uint8Array; authorId: string | null }>(
			tx,
			sql`select r.media_type as "mediaType", r.sound, i.author_id as "authorId"
				from family_writing w
				join recording r on r.id = w.recording_id
				left join item i on i.id = w.item_id
				where w.id::text = ${writingId.toLowerCase()} and w.released_at is not null
					and w.withdrawn_at is null`
		)
	);
	if (!found || !canReadAnswersTo(actor, found)) return null;
	return { mediaType: found.mediaType, sound: found.sound };
}
