import { inArray, sql } from 'drizzle-orm';
import type { ClimbingKind } from '../../domain/delivery/delivery-settings';
import { MOST_LETTERS } from '../../domain/ladder/call-list.input';
import { canCall } from '../../domain/ladder/ladder.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { rows } from '../db/client';
import { readSchool } from '../directory/read-school';
import { notice } from '../db/schema/reach';
import { noteRows, type CallError } from './note-calls';
import { dayAround, openThings, peopleOf } from './open-things';

/**
 * A letter instead of a call for all that the list shows of one kind: what else the same persons are
 * to be told stays to be called. Refusals: `ladder.not-allowed`, `ladder.too-many`.
 *
 * @returns for how many persons, and the entry of the journal that undoes it
 */
export async function chooseLetters(
	app: App,
	actor: StaffActor,
	filters: { sorte: ClimbingKind; classe?: string | undefined }
): Promise<Result<{ people: number; entry: string | null }, CallError>> {
	if (!canCall(actor)) return refuse({ code: 'ladder.not-allowed' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		const found = await rows<{ id: string; guardian_id: string }>(
			tx,
			sql`with ${openThings(actor.schoolId, 'call', dayAround(now, timeZone))},
					${peopleOf(filters)}
				select t.id, t.guardian_id from things t join people p on t.id = any (p.notices)
				where t.kind = ${filters.sorte}`
		);
		const people = new Set(found.map((row) => row.guardian_id)).size;
		if (people > MOST_LETTERS) return refuse({ code: 'ladder.too-many' as const });
		if (people === 0) return ok({ people, entry: null });
		const locked = await tx
			.select()
			.from(notice)
			.where(
				inArray(
					notice.id,
					found.map((row) => row.id)
				)
			)
			.orderBy(notice.id)
			.for('update');
		const toCall = locked.filter((row) => row.step === 'call');
		const { entry } = await noteRows(tx, actor, toCall, 'paper', now);
		return ok({ people, entry });
	});
}
