import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { readNetwork } from '../network/read-network';
import { readEntries, type EntryLine } from './list-entries';

/** An entry that the actor's school reads, and its network; the entry is null when there is none. */
export async function readEntry(
	app: App,
	actor: StaffActor,
	id: string
): Promise<{ entry: EntryLine | null; network: { id: string; name: string } | null }> {
	return app.db.transaction(actor, async (tx) => ({
		entry: (await readEntries(tx, actor)).find((one) => one.id === id) ?? null,
		network: await readNetwork(tx)
	}));
}
