import { and, eq } from 'drizzle-orm';
import type { Role, StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { canTakeNoteBack } from '../../domain/team/team.policy';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { staffNote } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';
import { planNote } from './plan-note';
import type { TeamError } from './write-note';

/**
 * Takes a note back before colleagues see it. The row is held, so that a release at the same instant
 * comes before or after, never in between.
 *
 * Refusal: `team.not-found` (somebody else's, seen already, or taken back).
 */
export function takeNoteBack(
	app: App,
	actor: StaffActor,
	noteId: string
): Promise<Result<null, TeamError>> {
	return app.db.transaction(actor, async (tx) => {
		const note = await lockNote(tx, actor, noteId);
		if (!note || note.withdrawnAt || !canTakeNoteBack(actor, note)) {
			return refuse({ code: 'team.not-found' as const });
		}
		const withdrawnAt = app.clock.now();
		await tx.update(staffNote).set({ withdrawnAt }).where(eq(staffNote.id, note.id));
		return ok(null);
	});
}

/** Puts back what its author took back, planned again by the present hours. Refusals: the same. */
export function putNoteBack(
	app: App,
	actor: StaffActor,
	noteId: string
): Promise<Result<null, TeamError>> {
	return app.db.transaction(actor, async (tx) => {
		const school = await readSchool(tx, actor, 'share');
		const note = await lockNote(tx, actor, noteId);
		if (!note?.withdrawnAt || !canTakeNoteBack(actor, note)) {
			return refuse({ code: 'team.not-found' as const });
		}
		const plan = planNote(app, school, app.clock.now());
		if (!plan.ok) return plan;
		await tx
			.update(staffNote)
			.set({ withdrawnAt: null, ...plan.value })
			.where(eq(staffNote.id, note.id));
		return ok(null);
	});
}

async function lockNote(tx: Tx, actor: StaffActor, noteId: string) {
	const [found] = await tx
		.select()
		.from(staffNote)
		.where(and(eq(staffNote.id, noteId), eq(staffNote.schoolId, actor.schoolId)))
		.for('update');
	return found && { ...found, toRole: found.toRole as Role | null };
}
