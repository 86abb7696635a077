import type { StaffActor } from '../../domain/shared/actor';
import { ok, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { printBatch } from '../letter/print-batch';
import { readSender } from '../letter/write-letter';
import type { StartedWork } from '../long-work/start-long-work';
import { writeUnreachedLetters } from '../paper/documents/write-unreached-letters';
import type { CallError } from './note-calls';
import { printLetters } from './print-letters';

/**
 * Prints the letters of the guardians chosen as one PDF, while the page follows how far it is, and
 * marks them as printed now.
 * @returns null when none of them waits for a letter any more
 */
export async function printLettersAsPdf(
	app: App,
	actor: StaffActor,
	guardianIds: readonly string[]
): Promise<Result<StartedWork | null, CallError>> {
	const printed = await printLetters(app, actor, guardianIds);
	if (!printed.ok) return printed;
	const total = printed.value.length;
	if (total === 0) return ok(null);
	const { timeZone } = await readSender(app, actor);
	const batch = { total, timeZone, isOnePageEach: false };
	const { started } = await printBatch(app, actor, batch, () =>
		writeUnreachedLetters(printed.value)
	);
	return ok(started);
}
