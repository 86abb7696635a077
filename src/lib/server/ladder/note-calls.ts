import { and, eq, inArray, sql } from 'drizzle-orm';
import { noteCall, type CallOutcome, type NoticeStanding } from '../../domain/ladder/note-call';
import { canCall } from '../../domain/ladder/ladder.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { guardian } from '../db/schema/directory';
import { notice } from '../db/schema/reach';
import { journal, staff } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';

/** Why nothing is written down. Not found and not yours are the same. */
export type CallError = {
	code:
		| 'ladder.not-allowed'
		| 'ladder.not-found'
		| 'ladder.undone-too-late'
		/** More letters than one pile. */
		| 'ladder.too-many';
};

/** What was written down of one guardian. */
export type Noted = {
	name: string;
	/** The entry of the journal by which it is undone; null when nothing changed. */
	entry: string | null;
	/** Calls made so far, of the thing that most were made for. */
	calls: number;
	/** Whether she is among the papers now. */
	isOnPaper: boolean;
	/** Why nothing changed: somebody had told her, and who it was (null: she saw it herself). */
	already: { at: Date; by: string | null } | null;
	/** IANA zone of the school's wall clock. */
	timeZone: string;
};

/** What the journal keeps of a notice before and after: keys, counts and instants. */
export type JournalStep = { id: string; before: NoticeStanding; after: NoticeStanding };

/** Name of the journal's entries that can be undone. */
export const CALL_NOTED = 'ladder.call-noted';

/**
 * Writes down what became of a call or a paper, for the things of one guardian that the card showed.
 * What came since stays on the list. A colleague who was faster is named, and loses nothing.
 */
export async function noteCalls(
	app: App,
	actor: StaffActor,
	input: { noticeIds: readonly string[]; outcome: CallOutcome }
): Promise<Result<Noted, CallError>> {
	if (!canCall(actor)) return refuse({ code: 'ladder.not-allowed' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const found = await tx
			.select()
			.from(notice)
			.where(and(inArray(notice.id, [...input.noticeIds]), eq(notice.schoolId, actor.schoolId)))
			.orderBy(notice.id)
			.for('update');
		const [first] = found;
		const isOnePerson = found.every((one) => one.guardianId === first?.guardianId);
		if (!first || !isOnePerson) return refuse({ code: 'ladder.not-found' as const });
		const [person] = await tx.select().from(guardian).where(eq(guardian.id, first.guardianId));
		const name = `${person!.firstName} ${person!.lastName}`;

		const { steps, entry } = await noteRows(tx, actor, found, input.outcome, now);
		return ok({
			name,
			entry,
			calls: Math.max(0, ...steps.map(({ after }) => after.calls)),
			isOnPaper: steps.some(({ after }) => after.step === 'paper'),
			already: entry === null ? await whoWasFaster(tx, found) : null,
			timeZone: (await readSchool(tx, actor)).timeZone
		});
	});
}

/**
 * Changes each locked notice as the outcome wants it, and keeps what it was and became in one entry of
 * the journal, by which it can be undone.
 */
export async function noteRows(
	tx: Tx,
	actor: StaffActor,
	rows: readonly (typeof notice.$inferSelect)[],
	outcome: CallOutcome,
	now: Date
): Promise<{ steps: JournalStep[]; entry: string | null }> {
	const steps = rows.flatMap((row): JournalStep[] => {
		const before = standingOf(row);
		const noted = noteCall(before, outcome, actor.staffId, now);
		return noted.ok ? [{ id: row.id, before, after: noted.value }] : [];
	});
	if (steps.length === 0) return { steps, entry: null };
	await writeStandings(
		tx,
		steps.map(({ id, after }) => ({ id, ...after }))
	);
	const people = new Set(rows.map((row) => row.guardianId));
	const [entry] = await tx
		.insert(journal)
		.values({
			at: now,
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			action: CALL_NOTED,
			subject: people.size === 1 ? [...people][0]! : null,
			details: { outcome, steps }
		})
		.returning({ id: journal.id });
	return { steps, entry: entry!.id };
}

/** Writes where notices stand, in one statement; they are locked by whoever asks. */
export async function writeStandings(
	tx: Tx,
	standings: readonly (NoticeStanding & { id: string })[]
): Promise<void> {
	await tx.execute(sql`
		update notice n set
			step = told.step, calls = told.calls, last_call_at = told."lastCallAt",
			last_call_outcome = told."lastCallOutcome", last_call_by = told."lastCallBy",
			paper_at = told."paperAt", reached_at = told."reachedAt",
			reached_through = told."reachedThrough"
		from jsonb_to_recordset(${JSON.stringify(standings)}::text::jsonb) as told(
			id uuid, step text, calls int, "lastCallAt" timestamptz, "lastCallOutcome" text,
			"lastCallBy" uuid, "paperAt" timestamptz, "reachedAt" timestamptz, "reachedThrough" text
		)
		where n.id = told.id`);
}

/** The columns of a notice that people change. */
export function standingOf(row: typeof notice.$inferSelect): NoticeStanding {
	const { step, calls, lastCallAt, lastCallOutcome, lastCallBy } = row;
	const { paperAt, reachedAt, reachedThrough } = row;
	return {
		...{ step, calls, lastCallAt, lastCallOutcome, lastCallBy },
		...{ paperAt, reachedAt, reachedThrough }
	};
}

async function whoWasFaster(
	tx: Tx,
	found: (typeof notice.$inferSelect)[]
): Promise<Noted['already']> {
	const told = found.find((row) => row.reachedAt);
	if (!told?.reachedAt) return null;
	const isByPerson = told.reachedThrough === 'call' && told.lastCallBy;
	const [colleague] = isByPerson
		? await tx.select().from(staff).where(eq(staff.id, told.lastCallBy!))
		: [];
	return { at: told.reachedAt, by: colleague?.name ?? null };
}
