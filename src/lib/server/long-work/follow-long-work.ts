import { and, eq, sql } from 'drizzle-orm';
import {
	stateAt,
	type LongWorkKind,
	type LongWorkProgress
} from '../../domain/long-work/long-work';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { longWork } from '../db/schema/long-work';
import { openFile } from './sealed-file';
import type { LongWorkFile } from './start-long-work';

const ofActor = (actor: StaffActor, id: string) =>
	and(eq(longWork.id, id), eq(longWork.staffId, actor.staffId));

/** How far the actor's own work is; null when there is none of this key, or it is forgotten. */
export async function followLongWork(
	app: App,
	actor: StaffActor,
	id: string
): Promise<LongWorkProgress | null> {
	const [row] = await app.db.transaction(actor, (tx) =>
		tx
			.select({
				kind: longWork.kind,
				done: longWork.done,
				total: longWork.total,
				state: longWork.state,
				expiresAt: longWork.expiresAt,
				hasFile: sql<boolean>`${longWork.result} is not null`
			})
			.from(longWork)
			.where(ofActor(actor, id))
	);
	const state = row && stateAt(row, app.clock.now());
	if (!row || !state || state === 'forgotten') return null;
	const { done, total, hasFile } = row;
	return { kind: row.kind as LongWorkKind, done, total, state, hasFile };
}

/**
 * The file of the actor's own work; null when there is none (any more), or the key is another one.
 * It may be taken again until it is forgotten.
 * @param key what `startLongWork` gave to the page
 */
export async function takeWorkFile(
	app: App,
	actor: StaffActor,
	id: string,
	key: string
): Promise<(LongWorkFile & { bytes: Uint8Array<ArrayBuffer> }) | null> {
	const [row] = await app.db.transaction(actor, (tx) =>
		tx
			.select({
				state: longWork.state,
				expiresAt: longWork.expiresAt,
				mediaType: longWork.mediaType,
				fileName: longWork.fileName,
				sealed: sql<string | null>`encode(${longWork.result}, 'base64')`
			})
			.from(longWork)
			.where(ofActor(actor, id))
	);
	if (!row?.sealed || stateAt(row, app.clock.now()) !== 'done') return null;
	const bytes = openFile(Buffer.from(row.sealed, 'base64'), key);
	return bytes && { bytes, mediaType: row.mediaType!, fileName: row.fileName! };
}
