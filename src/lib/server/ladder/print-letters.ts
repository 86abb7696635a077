import { and, eq, inArray } from 'drizzle-orm';
import { canCall } from '../../domain/ladder/ladder.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { Paper } from '../../ui/letter/paper';
import type { App } from '../app';
import { notice } from '../db/schema/reach';
import { journal } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';
import { readSchoolWording } from '../wording/school-wording';
import { writePaper } from '../letter/write-paper';
import { readLetters } from './list-letters';
import { noteRows, type CallError } from './note-calls';

/**
 * Writes the letters of the guardians chosen, and marks them as printed now. Printing again writes
 * what there is to say now. Whoever is not waiting for a letter any more is left out.
 */
export async function printLetters(
	app: App,
	actor: StaffActor,
	guardianIds: readonly string[]
): Promise<Result<Paper[], CallError>> {
	if (!canCall(actor)) return refuse({ code: 'ladder.not-allowed' });
	const now = app.clock.now();
	const chosen = new Set(guardianIds);
	return app.db.transaction(actor, async (tx) => {
		const school = await readSchool(tx, actor);
		const sender = { ...school, wording: await readSchoolWording(tx, school) };
		const letters = (await readLetters(tx, actor, now)).filter((one) => chosen.has(one.guardianId));
		if (letters.length === 0) return ok([]);
		const ids = letters.map(({ guardianId }) => guardianId);
		await tx
			.update(notice)
			.set({ paperAt: now })
			.where(
				and(
					eq(notice.schoolId, actor.schoolId),
					eq(notice.step, 'paper'),
					inArray(notice.guardianId, ids)
				)
			);
		await tx.insert(journal).values({
			at: now,
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			action: 'ladder.letters-printed',
			details: { guardians: ids }
		});
		return ok(letters.map((letter) => writePaper(sender, letter, now)));
	});
}

/**
 * Notes that letters were handed over, or that their readers are to be called after all. Of what
 * came after the printing nothing is said to be handed over: it waits for the next letter.
 *
 * @returns how many guardians it is about, and the entry of the journal that undoes it
 */
export async function noteLetters(
	app: App,
	actor: StaffActor,
	input: { guardianIds: readonly string[]; outcome: 'handed-over' | 'call' }
): Promise<Result<{ people: number; entry: string | null }, CallError>> {
	if (!canCall(actor)) return refuse({ code: 'ladder.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const found = await tx
			.select()
			.from(notice)
			.where(
				and(
					eq(notice.schoolId, actor.schoolId),
					eq(notice.step, 'paper'),
					inArray(notice.guardianId, [...input.guardianIds])
				)
			)
			.orderBy(notice.id)
			.for('update');
		const rows = input.outcome === 'call' ? found : found.filter((row) => row.paperAt !== null);
		const { entry } = await noteRows(tx, actor, rows, input.outcome, app.clock.now());
		return ok({ people: new Set(rows.map((row) => row.guardianId)).size, entry });
	});
}
