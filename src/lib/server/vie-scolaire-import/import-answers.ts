import { and, eq, inArray, isNull } from 'drizzle-orm';
import { refusedRow, type RowRemark } from '$lib/domain/directory/errors';
import type { AnswerRow } from '../adapters/event-files/read-people-rows';
import type { Tx } from '../db/client';
import { familyWriting } from '../db/schema/item';
import { batches } from '../directory/import-directory.repository';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Marks families' answers as taken in by the school's own program, from the answers file that a
 * secretary loads back. A row left empty changes nothing; nothing is ever unmarked.
 *
 * @returns how many answers were not taken in before
 */
export async function importAnswers(
	tx: Tx,
	schoolId: string,
	file: string,
	answers: readonly AnswerRow[],
	now: Date
): Promise<{ count: number; remarks: RowRemark[] }> {
	const ids = answers.map(({ answerId }) => answerId.toLowerCase()).filter((id) => UUID.test(id));
	const known = new Set<string>();
	for (const batch of batches(ids)) {
		const found = await tx
			.select({ id: familyWriting.id })
			.from(familyWriting)
			.where(and(eq(familyWriting.schoolId, schoolId), inArray(familyWriting.id, batch)));
		for (const { id } of found) known.add(id);
	}
	const remarks: RowRemark[] = [];
	const takenIn = new Set<string>();
	for (const { line, answerId, isTakenIn } of answers) {
		const id = answerId.toLowerCase();
		if (!known.has(id))
			remarks.push(refusedRow(file, line, { code: 'row.unknown-answer', id: answerId }));
		else if (isTakenIn) takenIn.add(id);
	}
	let count = 0;
	for (const batch of batches([...takenIn])) {
		const marked = await tx
			.update(familyWriting)
			.set({ takenInAt: now })
			.where(
				and(
					eq(familyWriting.schoolId, schoolId),
					inArray(familyWriting.id, batch),
					isNull(familyWriting.takenInAt)
				)
			)
			.returning({ id: familyWriting.id });
		count += marked.length;
	}
	return { count, remarks };
}
