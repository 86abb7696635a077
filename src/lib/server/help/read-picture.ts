import { and, eq } from 'drizzle-orm';
import type { GuardianActor, StaffActor } from '../../domain/shared/actor';
import { isUuid } from '../../domain/shared/uuid';
import type { App } from '../app';
import { referencePerson } from '../db/schema/help';

/** A picture of somebody who helps, for whoever may see them; null when there is none for the asker. */
export async function readPersonPicture(
	app: App,
	actor: GuardianActor | StaffActor,
	id: string
): Promise<{ bytes: Uint8Array; mediaType: string } | null> {
	if (!isUuid(id)) return null;
	const [found] = await app.db.transaction(actor, (tx) =>
		tx
			.select({ bytes: referencePerson.picture, mediaType: referencePerson.pictureType })
			.from(referencePerson)
			.where(and(eq(referencePerson.id, id)))
	);
	if (!found?.bytes || !found.mediaType) return null;
	return { bytes: found.bytes, mediaType: found.mediaType };
}
