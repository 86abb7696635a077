import { and, eq, inArray } from 'drizzle-orm';
import { canCall } from '../../domain/ladder/ladder.policy';
import type { NoticeStanding } from '../../domain/ladder/note-call';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { notice } from '../db/schema/reach';
import { journal } from '../db/schema/staff';
import {
	CALL_NOTED,
	standingOf,
	writeStandings,
	type CallError,
	type JournalStep
} from './note-calls';

/**
 * Takes back what the same person noted: each thing is put back where it stood, unless somebody did
 * something with it since. Refusals: `ladder.not-allowed`, `ladder.not-found` (somebody else's
 * entry), `ladder.undone-too-late` (nothing is as it was left).
 */
export async function undoCall(
	app: App,
	actor: StaffActor,
	entryId: string
): Promise<Result<null, CallError>> {
	if (!canCall(actor)) return refuse({ code: 'ladder.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const [entry] = await tx
			.select()
			.from(journal)
			.where(
				and(
					eq(journal.id, entryId),
					eq(journal.schoolId, actor.schoolId),
					eq(journal.staffId, actor.staffId),
					eq(journal.action, CALL_NOTED)
				)
			);
		if (!entry) return refuse({ code: 'ladder.not-found' as const });
		const { steps } = entry.details as { steps: JournalStep[] };
		const rows = await tx
			.select()
			.from(notice)
			.where(
				inArray(
					notice.id,
					steps.map(({ id }) => id)
				)
			)
			.orderBy(notice.id)
			.for('update');
		const untouched = steps.filter(({ id, after }) => {
			const row = rows.find((one) => one.id === id);
			return row && JSON.stringify(standingOf(row)) === JSON.stringify(read(after));
		});
		if (untouched.length === 0) return refuse({ code: 'ladder.undone-too-late' as const });
		await writeStandings(
			tx,
			untouched.map(({ id, before }) => ({ id, ...before }))
		);
		await tx.insert(journal).values({
			at: app.clock.now(),
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			action: 'ladder.call-undone',
			subject: entry.subject,
			details: { entry: entry.id }
		});
		return ok(null);
	});
}

/** The journal gives instants back as text, and keys in an order of its own. */
function read(kept: NoticeStanding): NoticeStanding {
	const date = (at: Date | string | null) => (at === null ? null : new Date(at));
	return {
		step: kept.step,
		calls: kept.calls,
		lastCallAt: date(kept.lastCallAt),
		lastCallOutcome: kept.lastCallOutcome,
		lastCallBy: kept.lastCallBy,
		paperAt: date(kept.paperAt),
		reachedAt: date(kept.reachedAt),
		reachedThrough: kept.reachedThrough
	};
}
