import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { canWriteNote } from '../../domain/team/team.policy';
import type { WriteNoteInput } from '../../domain/team/write-note.input';
import type { App } from '../app';
import { staffNote } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';
import { planNote } from './plan-note';

export type TeamError = { code: 'team.not-allowed' | 'team.not-found' | 'team.no-calendar' };

/** A note that was written; held ones are seen at `plannedAt`. */
export type WrittenNote = { id: string; plannedAt: Date; isHeld: boolean; timeZone: string };

/**
 * Writes a note to colleagues. Nobody is notified of it, at any hour: colleagues find it when they
 * come to work.
 *
 * Refusals: `team.not-allowed`, `team.no-calendar`.
 */
export async function writeNote(
	app: App,
	actor: StaffActor,
	input: WriteNoteInput
): Promise<Result<WrittenNote, TeamError>> {
	if (!canWriteNote(actor)) return refuse({ code: 'team.not-allowed' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const school = await readSchool(tx, actor, 'share');
		const plan = planNote(app, school, now);
		if (!plan.ok) return plan;
		const { plannedAt, releasedAt } = plan.value;
		const [saved] = await tx
			.insert(staffNote)
			.values({
				schoolId: actor.schoolId,
				authorId: actor.staffId,
				toRole: input.to,
				text: input.text,
				writtenAt: now,
				plannedAt,
				releasedAt
			})
			.returning({ id: staffNote.id });
		const { timeZone } = school;
		return ok({ id: saved!.id, plannedAt, isHeld: releasedAt === null, timeZone });
	});
}
