import { and, desc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Role, StaffActor } from '../../domain/shared/actor';
import type { TeamNote } from '../../domain/team/note';
import { canTakeNoteBack } from '../../domain/team/team.policy';
import type { App } from '../app';
import { staff, staffNote } from '../db/schema/staff';

const PAGE = 30;

/** A note, with who wrote it. */
export type NoteLine = TeamNote & { author: string; isOwn: boolean; canTakeBack: boolean };

/** The notes that the actor may see (`canSeeNote`), the latest first. @param page 1 for the first */
export async function listNotes(
	app: App,
	actor: StaffActor,
	page: number
): Promise<{ notes: NoteLine[]; hasNext: boolean }> {
	const found = await app.db.transaction(actor, (tx) =>
		tx
			.select({ note: staffNote, author: staff.name })
			.from(staffNote)
			.innerJoin(staff, eq(staff.id, staffNote.authorId))
			.where(
				and(
					eq(staffNote.schoolId, actor.schoolId),
					isNull(staffNote.withdrawnAt),
					or(
						eq(staffNote.authorId, actor.staffId),
						and(
							isNotNull(staffNote.releasedAt),
							or(isNull(staffNote.toRole), inArray(staffNote.toRole, actor.roles))
						)
					)
				)
			)
			.orderBy(desc(staffNote.writtenAt), staffNote.id)
			.limit(PAGE + 1)
			.offset((page - 1) * PAGE)
	);
	const notes = found.slice(0, PAGE).map(({ note, author }) => {
		const { id, authorId, text, writtenAt, plannedAt, releasedAt } = note;
		const toRole = note.toRole as Role | null;
		const isOwn = authorId === actor.staffId;
		const canTakeBack = canTakeNoteBack(actor, note);
		return {
			id,
			authorId,
			toRole,
			text,
			writtenAt,
			plannedAt,
			releasedAt,
			author,
			isOwn,
			canTakeBack
		};
	});
	return { notes, hasNext: found.length > PAGE };
}
