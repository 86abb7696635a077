import { sql } from 'drizzle-orm';
import type { SheetChange } from '../../domain/class-sheet/sheet-changes';
import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { FunnelError } from '../../domain/funnel/errors';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { isUuid } from '../../domain/shared/uuid';
import { isoDateIn } from '../../i18n/dates';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { readSchool } from '../directory/read-school';
import {
	findDivision,
	guardiansOfDivision,
	readSheetState,
	type SheetState
} from './read-class-sheet';

/**
 * Enters boxes of a class sheet. A tick says that the guardian was seen connected, today, unless that
 * is known already; taking one off removes a tick, never what the service's own list says. Boxes of
 * somebody else's class, or of no service here, change nothing.
 *
 * @returns what stands on the sheet afterwards, others' changes included
 * @returns refusal `funnel.not-allowed`, or `funnel.not-found` for a class of another school
 */
export async function enterTicks(
	app: App,
	actor: StaffActor,
	divisionId: string,
	changes: readonly SheetChange[]
): Promise<Result<SheetState, FunnelError>> {
	if (!canFollowConnections(actor)) return refuse({ code: 'funnel.not-allowed' });
	if (!isUuid(divisionId)) return refuse({ code: 'funnel.not-found' });
	return app.db.transaction(actor, async (tx) => {
		const known = await findDivision(tx, actor, divisionId);
		if (!known) return refuse({ code: 'funnel.not-found' as const });
		const on = changes.filter((change) => change.on);
		const off = changes.filter((change) => !change.on);
		if (on.length > 0) {
			const { timeZone } = await readSchool(tx, actor);
			await tick(tx, actor, known.id, on, isoDateIn(app.clock.now(), timeZone));
		}
		if (off.length > 0) await untick(tx, actor, known.id, off);
		return ok(await readSheetState(tx, actor, known.id));
	});
}

/** Boxes as rows, in the same order whoever writes: two who enter at once never wait for each other. */
function boxes(changes: readonly SheetChange[]) {
	return sql`jsonb_to_recordset(${JSON.stringify(changes)}::text::jsonb)
		as box(guardian uuid, service uuid)`;
}

async function tick(
	tx: Tx,
	actor: StaffActor,
	divisionId: string,
	changes: readonly SheetChange[],
	today: string
): Promise<void> {
	await tx.execute(
		sql`insert into service_connection (school_id, service_id, guardian_id, connected_on, source)
			select distinct ${actor.schoolId}::uuid, s.id, people.id, ${today}::date, 'ticked'
			from ${boxes(changes)}
			join (${guardiansOfDivision(divisionId)}) people on people.id = box.guardian
			join service s on s.id = box.service and s.school_id = ${actor.schoolId}
			order by s.id, people.id
			on conflict do nothing`
	);
}

async function untick(
	tx: Tx,
	actor: StaffActor,
	divisionId: string,
	changes: readonly SheetChange[]
): Promise<void> {
	await tx.execute(
		sql`delete from service_connection c
			using ${boxes(changes)}
			join (${guardiansOfDivision(divisionId)}) people on people.id = box.guardian
			where c.guardian_id = box.guardian and c.service_id = box.service
				and c.school_id = ${actor.schoolId} and c.source = 'ticked'`
	);
}
