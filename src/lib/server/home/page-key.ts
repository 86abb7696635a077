import { sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import type { GuardianActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows } from '../db/client';
import type { WordedSchool } from '../wording/school-wording';

/**
 * What a page says of whose it is, so that the phone's outbox never sends one person's answer under
 * another's session. A hash: the account's id stays on the server.
 */
export function pageKeyOf(actor: GuardianActor): string {
	return keyOf(`page/${actor.accountId}`);
}

/** What a page depends on besides its reader: whom she may see, and the words of her schools. */
export type PageCircle = {
	/**
	 * Another key when a child comes, leaves or is no longer hers to follow, so that the phone forgets
	 * the pages that it kept before.
	 */
	key: string;
	/** Her schools by name, those whose speakers changed words. */
	schools: WordedSchool[];
};

/** Reads both at once: every page of a family asks for them. */
export async function readPageCircle(app: App, actor: GuardianActor): Promise<PageCircle> {
	const [circle] = await app.db.transaction(actor, (tx) =>
		rows<{ ids: string; schools: WordedSchool[] }>(
			tx,
			sql`select coalesce(string_agg(id::text, ' ' order by id), '') as ids, (
					select coalesce(
						json_agg(json_build_object('id', s.id, 'wordsVersion', s.words_version) order by s.name, s.id),
						'[]'
					)
					from school s
					where s.id = any (app_family_school_ids()) and s.words_version > 0
				) as schools
				from unnest(app_pupil_ids() || app_family_school_ids()) as id`
		)
	);
	return {
		key: keyOf(`circle/${actor.accountId}/${circle?.ids}`),
		schools: circle?.schools ?? []
	};
}

function keyOf(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
