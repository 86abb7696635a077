import type { CallOutcome } from '$lib/domain/ladder/note-call';
import type { StaffActor } from '$lib/domain/shared/actor';
import type { App } from '$lib/server/app';
import { listToCall } from '$lib/server/ladder/list-to-call';
import { noteCalls } from '$lib/server/ladder/note-calls';
import { printLetters } from '$lib/server/ladder/print-letters';
import type { DemoClock } from './demo-clock';

const MINUTE = 60_000;

/** What the adviser's first calls of the morning came to. */
const CALLS: CallOutcome[] = ['reached', 'no-answer', 'wrong-number', 'no-answer', 'paper'];

/**
 * The CPE takes over where machines stopped: some are told, some do not answer, some get a letter,
 * one of which is printed. Who reads the demo does the rest; her own family is left to her.
 */
export async function callFamilies(
	app: App,
	clock: DemoClock,
	adviser: StaffActor,
	from: Date,
	leftOut: ReadonlySet<string>
): Promise<void> {
	clock.goTo(from);
	const { people } = await listToCall(app, adviser, { sorte: 'absence', page: 1 });
	const called = people.filter(({ id }) => !leftOut.has(id)).slice(1, 1 + CALLS.length);
	for (const [i, { id, things }] of called.entries()) {
		clock.goTo(new Date(from.getTime() + i * 3 * MINUTE));
		const outcome = CALLS[i]!;
		const noticeIds = things.map(({ noticeId }) => noticeId);
		await noteCalls(app, adviser, { noticeIds, outcome });
		if (outcome === 'wrong-number') await printLetters(app, adviser, [id]);
	}
}
