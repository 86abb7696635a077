import { sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import type { GuardianActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows } from '../db/client';

/**
 * What a page says of whose it is, so that the phone's outbox never sends one person's answer under
 * another's session. A hash: the account's id stays on the server.
 */
export function pageKeyOf(actor: GuardianActor): string {
	return keyOf(`page/${actor.accountId}`);
}

/**
 * What a page says of what its reader may see: another key when a child comes, leaves or is no
 * longer hers to follow, so that the phone forgets the pages that it kept before.
 */
export async function readCircleKey(app: App, actor: GuardianActor): Promise<string> {
	const [circle] = await app.db.transaction(actor, (tx) =>
		rows<{ ids: string }>(
			tx,
			sql`select coalesce(string_agg(id::text, ' ' order by id), '') as ids
				from unnest(app_pupil_ids() || app_family_school_ids()) as id`
		)
	);
	return keyOf(`circle/${actor.accountId}/${circle?.ids}`);
}

function keyOf(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
