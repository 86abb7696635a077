import type { Database } from '../../../src/lib/server/db/client';
import { oracleFor } from '../closed-hours-oracle';
import { onPostgres, type ServerInstallation } from './fault-processes';
import { FAULT_HOURS } from './fault-school';
import { faultSite, type FaultSite } from './fault-site';
import { itemsOfDeliveries } from './kill-processes';
import { playOnPhones, type Thing, type Verdict } from './phones';

/** One worker on PostgreSQL, for faults that are not its own. */
export interface Burst {
	site: FaultSite;
	installation: ServerInstallation;
	look: <T>(work: (db: Database) => Promise<T>) => Promise<T>;
	/** What the phones made of it all. */
	judge(things: readonly Thing[]): Promise<Verdict>;
	stop(): Promise<void>;
}

/** Starts it, at an instant. The caller stops it. */
export async function startBurst(start: string): Promise<Burst> {
	const site = await faultSite(start);
	let installation: ServerInstallation;
	try {
		installation = await onPostgres(site, { workers: 1 });
	} catch (error) {
		await site.stop();
		throw error;
	}
	const { look, processes } = installation;
	const stop = async () => {
		await installation.stop();
		await site.stop();
	};
	try {
		await processes[1]!.start();
	} catch (error) {
		await stop();
		throw error;
	}
	const oracle = oracleFor(FAULT_HOURS);
	return {
		site,
		installation,
		look,
		judge: async (things) =>
			playOnPhones(site.taken, things, await look(itemsOfDeliveries), oracle),
		stop
	};
}
