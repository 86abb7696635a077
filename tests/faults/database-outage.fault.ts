import { expect, test } from 'vitest';
import { oracleFor } from '../support/closed-hours-oracle';
import { breakDatabase } from '../support/faults/database-outage';
import { FAULT_HOURS } from '../support/faults/fault-school';
import { FAULT_SEED, faultSite } from '../support/faults/fault-site';

test(`PostgreSQL crashes in a burst, then freezes over a closing (seed ${FAULT_SEED})`, async () => {
	const site = await faultSite('2026-09-13T12:00:00Z');
	try {
		const report = await breakDatabase(site, oracleFor(FAULT_HOURS), {
			...{ restarts: 1, hang: 6_000, patience: 1, seed: FAULT_SEED }
		});
		expect(report).toMatchObject({
			...{ lost: [], shownTwice: [], inClosedHours: [], unexpected: [] },
			...{ unsettled: 0, corrupted: [], died: [], afterHang: [200] }
		});
		expect(new Set(report.duringHang.statuses)).toEqual(new Set([500]));
		expect(report.duringHang.isHonest).toBe(true);
	} finally {
		await site.stop();
	}
});
