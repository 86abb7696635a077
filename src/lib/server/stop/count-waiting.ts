import { sql } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows } from '../db/client';

/** What waits in a school to leave it. */
export type Waiting = { items: number; notifications: number; sms: number };

/** Counts what the actor's school would send if it could: shown while its sending is stopped. */
export async function countWaiting(app: App, actor: StaffActor): Promise<Waiting> {
	const [found] = await app.db.transaction(actor, (tx) =>
		rows<Waiting>(
			tx,
			sql`select
				(select count(distinct item_id)::int from item_version
					where school_id = ${actor.schoolId}::uuid and withdrawn_at is null
						and (released_at is null or announced_at is null)) as items,
				(select count(*)::int from delivery
					where school_id = ${actor.schoolId}::uuid and state = 'waiting') as notifications,
				(select count(*)::int from sms
					where school_id = ${actor.schoolId}::uuid and state = 'waiting') as sms`
		)
	);
	return found ?? { items: 0, notifications: 0, sms: 0 };
}
