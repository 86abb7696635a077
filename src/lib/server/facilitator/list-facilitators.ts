import { sql } from 'drizzle-orm';
import type { FacilitatorField } from '../../domain/facilitator/facilitator';
import type { Locale } from '../../domain/shared/locale';
import type { StaffActor } from '../../domain/shared/actor';
import type { WorkshopTheme } from '../../domain/workshop/workshop';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { readNetwork } from '../network/read-network';
import { invitedSessions } from './invited-sessions';

/** Somebody of the pool, and what they answered for the school's sessions to come. */
export type FacilitatorLine = {
	id: string;
	isOwn: boolean;
	isShared: boolean;
	name: string;
	organisation: string;
	field: FacilitatorField;
	email: string | null;
	/** E.164. */
	phone: string | null;
	locales: Locale[];
	themes: WorkshopTheme[];
	yes: number;
	no: number;
	waiting: number;
};

/** The pool of the actor's school, by name: its own and those that its network shares. */
export async function listFacilitators(
	app: App,
	actor: StaffActor
): Promise<{ pool: FacilitatorLine[]; network: { id: string; name: string } | null }> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => ({
		pool: await readPool(tx, actor, now),
		network: await readNetwork(tx)
	}));
}

/** The pool, in one query. */
export function readPool(tx: Tx, actor: StaffActor, now: Date): Promise<FacilitatorLine[]> {
	return rows<FacilitatorLine>(
		tx,
		sql`with ${invitedSessions(sql`f.school_id = ${actor.schoolId}`)}
			select p.id, p.school_id = ${actor.schoolId} as "isOwn", p.network_id is not null as "isShared",
				p.name, p.organisation, p.field, p.email, p.phone, p.locales, p.themes,
				count(s.id) filter (where s.answer = 'yes')::int as yes,
				count(s.id) filter (where s.answer = 'no')::int as no,
				count(s.id) filter (where s.answer is null)::int as waiting
			from facilitator p
			left join (
				select * from invited where not is_withdrawn and not is_cancelled
					and (content ->> 'startsAt')::timestamptz > ${now.toISOString()}::timestamptz
			) s on s.facilitator_id = p.id
			where p.retired_at is null
			group by p.id
			order by lower(p.name) collate "C", p.id`
	);
}
