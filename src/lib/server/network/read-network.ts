import type { Tx } from '../db/client';
import { network } from '../db/schema/workshop';

/** The network of the actor's school (row level security shows no other); null outside any. */
export async function readNetwork(tx: Tx): Promise<{ id: string; name: string } | null> {
	const [found] = await tx.select({ id: network.id, name: network.name }).from(network);
	return found ?? null;
}
