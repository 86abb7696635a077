import { expect, test } from 'vitest';
import { oracleFor } from '../support/closed-hours-oracle';
import { onEmbedded, onPostgres, type Installation } from '../support/faults/fault-processes';
import { FAULT_HOURS } from '../support/faults/fault-school';
import { faultSite, FAULT_SEED, type FaultSite } from '../support/faults/fault-site';
import { killProcesses } from '../support/faults/kill-processes';

const SUNDAY = '2026-09-13T12:00:00Z';

// The long form is a bench: `npm run bench -- faults`.
test.concurrent.each([
	['a server and two workers', 3, 120, (site: FaultSite) => onPostgres(site, { workers: 2 })],
	['a server on the embedded database', 2, 30, (site: FaultSite) => onEmbedded(site)]
])(
	`killed at random (seed ${FAULT_SEED}), %s lose nothing, ring once, in open hours: %i times`,
	async (_name, kills, families, open) => {
		const site = await faultSite(SUNDAY);
		let installation: Installation | undefined;
		try {
			installation = await open(site);
			const plan = { kills, families, seed: FAULT_SEED };
			const report = await killProcesses(site, installation, oracleFor(FAULT_HOURS), plan);
			expect(report).toMatchObject({
				...{ kills, lost: [], shownTwice: [], inClosedHours: [], unexpected: [] },
				...{ unsettled: 0, corrupted: [] }
			});
		} finally {
			await installation?.stop();
			await site.stop();
		}
	}
);
