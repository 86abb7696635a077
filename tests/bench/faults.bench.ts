import { oracleFor } from '../support/closed-hours-oracle';
import { breakDatabase } from '../support/faults/database-outage';
import { onEmbedded, onPostgres, type Installation } from '../support/faults/fault-processes';
import { FAULT_HOURS } from '../support/faults/fault-school';
import { FAULT_SEED, faultSite, type FaultSite } from '../support/faults/fault-site';
import { killProcesses } from '../support/faults/kill-processes';
import setup from '../support/faults/faults-setup';
import type { Verdict } from '../support/faults/phones';

/** Times that a process is killed, on each database. */
const KILLS = 20;
const SUNDAY = '2026-09-13T12:00:00Z';

/**
 * The long form of the faults: twenty kills in bursts on PostgreSQL (a server and two workers) and
 * twenty on the embedded database; a PostgreSQL that crashes five times in bursts, then freezes for
 * a minute over a closing. The numbers are sums; all but the first ones are to be 0.
 */
export async function run(): Promise<object> {
	setup();
	const oracle = oracleFor(FAULT_HOURS);
	const seed = FAULT_SEED;
	const kill = (families: number, open: (site: FaultSite) => Promise<Installation>) =>
		onSite(async (site) => {
			const installation = await open(site);
			try {
				return await killProcesses(site, installation, oracle, { kills: KILLS, families, seed });
			} finally {
				await installation.stop();
			}
		});
	const onServer = await kill(120, (site) => onPostgres(site, { workers: 2 }));
	say('killed on PostgreSQL', onServer);
	const embedded = await kill(30, (site) => onEmbedded(site));
	say('killed on the embedded database', embedded);
	const outage = await onSite((site) =>
		breakDatabase(site, oracle, { restarts: 5, hang: 60_000, patience: 15, seed })
	);
	say('PostgreSQL crashed and frozen', outage);
	const all = [onServer, embedded, outage];
	const sum = (of: (one: (typeof all)[number]) => number) =>
		all.reduce((total, one) => total + of(one), 0);
	return {
		kills: onServer.kills,
		killsEmbedded: embedded.kills,
		databaseRestarts: outage.restarts,
		hangSeconds: 60,
		longestWaitInHangSeconds: Math.round(outage.duringHang.longest / 1_000),
		pushes: sum((one) => one.pushes),
		rings: sum((one) => one.rings),
		lost: sum((one) => one.lost.length),
		shownTwice: sum((one) => one.shownTwice.length),
		inClosedHours: sum((one) => one.inClosedHours.length),
		unexpected: sum((one) => one.unexpected.length),
		unsettled: sum((one) => one.unsettled),
		corrupted: sum((one) => one.corrupted.length),
		died: outage.died.length,
		seed
	};
}

async function onSite<T>(work: (site: FaultSite) => Promise<T>): Promise<T> {
	const site = await faultSite(SUNDAY);
	try {
		return await work(site);
	} finally {
		await site.stop();
	}
}

function say(what: string, { pushes, rings, lost, shownTwice, inClosedHours }: Verdict): void {
	process.stdout.write(
		`${what}: ${pushes} pushes, ${rings} rings, ${lost.length} lost, ` +
			`${shownTwice.length} shown twice, ${inClosedHours.length} in closed hours\n`
	);
}
