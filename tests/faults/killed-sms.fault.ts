import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { guardian, school } from '../../src/lib/server/db/schema/directory';
import { sms, smsMonth } from '../../src/lib/server/db/schema/reach';
import { oracleFor } from '../support/closed-hours-oracle';
import { onPostgres, type ServerInstallation } from '../support/faults/fault-processes';
import { faultFamilies, FAULT_HOURS } from '../support/faults/fault-school';
import { FAULT_SEED, faultSite } from '../support/faults/fault-site';
import { advance } from '../support/faults/kill-processes';
import { randomFrom } from '../support/faults/random';
import { faultGateway } from '../support/faults/sms-gateway';

const KILLS = 2;
const MESSAGES = 30;
const COST = 84;
/** Cents; for two thirds of the messages of the second school. */
const BUDGETS = [100_000, Math.ceil((MESSAGES * COST * 2) / 3 / 10)];
const MINUTE = 60_000;

test(`killed in a burst of short messages (seed ${FAULT_SEED}), a worker forgets none and overspends nothing`, async () => {
	const site = await faultSite('2026-09-13T12:00:00Z');
	const gateway = await faultGateway(site);
	let installation: ServerInstallation | undefined;
	try {
		const env = gateway.env;
		const { look, processes } = (installation = await onPostgres(site, { workers: 1, env }));
		const worker = processes[1]!;
		const { clock } = site;
		const oracle = oracleFor(FAULT_HOURS);
		const opening = oracle.release(clock.now())!;
		const given = { count: MESSAGES, services: [site.service], now: clock.now() };
		const schools: string[] = [];
		for (const [n, monthlyBudgetCents] of BUDGETS.entries()) {
			const families = await look((db) => faultFamilies(db, { ...given, uai: `099990${n}G` }));
			const { schoolId } = families[0]!;
			schools.push(schoolId);
			await look((db) =>
				db.transaction(SYSTEM, async (tx) => {
					const deliverySettings = { sms: { isOn: true, monthlyBudgetCents } };
					await tx.update(school).set({ deliverySettings }).where(eq(school.id, schoolId));
					for (const [m, { guardianId }] of families.entries()) {
						const phone = `+3363998${n}${String(m).padStart(3, '0')}`;
						await tx
							.update(guardian)
							.set({ mobile: phone, acceptsSms: true })
							.where(eq(guardian.id, guardianId));
						await tx.insert(sms).values({
							...{ schoolId, guardianId, phone, locale: 'fr', text: 'Un message du collège.' },
							...{ encoding: 'gsm-7', segments: 1, costMillieuros: COST, path: '/' },
							...{ code: `f${n}-${m}`, state: 'waiting', nextAttemptAt: new Date(opening) }
						});
					}
				})
			);
		}
		await worker.start();
		clock.set(opening - 1_000);
		await site.quiet(1_300);
		expect(gateway.taken).toEqual([]);

		const random = randomFrom(FAULT_SEED);
		clock.set(opening);
		for (let n = 0; n < KILLS; n += 1) {
			let left = 1 + Math.floor(random() * 8);
			await new Promise<void>((resolve) =>
				gateway.onTaken(() => {
					left -= 1;
					if (left === 0) resolve(worker.kill());
				})
			);
			gateway.onTaken(() => {});
			// What it had taken is taken again when its lease has ended.
			clock.set(clock.now() + 6 * MINUTE);
			await worker.start();
		}
		const all = () => look((db) => db.transaction(SYSTEM, (tx) => tx.select().from(sms)));
		const isOver = async () => (await all()).every(({ state }) => state !== 'waiting');
		await advance(site, isOver, opening + 120 * MINUTE, 60);

		const found = await all();
		const ofSchool = (n: number) => found.filter(({ schoolId }) => schoolId === schools[n]);
		const came = new Set(gateway.taken.map(({ reference }) => reference));
		expect(ofSchool(0).filter(({ id }) => !came.has(id))).toEqual([]);
		expect(ofSchool(0).every(({ state }) => state === 'sent')).toBe(true);
		// What a killed batch had paid is paid again: of the second school less may leave, never more.
		const isEnded = ofSchool(1).every(({ state }) => state === 'sent' || state === 'failed');
		expect(isEnded).toBe(true);
		const months = await look((db) => db.transaction(SYSTEM, (tx) => tx.select().from(smsMonth)));
		for (const [n, schoolId] of schools.entries()) {
			const ids = new Set(ofSchool(n).map(({ id }) => id));
			const billed = gateway.taken.filter(({ reference }) => ids.has(reference)).length * COST;
			const { costMillieuros } = months.find((one) => one.schoolId === schoolId)!;
			expect(billed).toBeLessThanOrEqual(costMillieuros);
			expect(costMillieuros).toBeLessThanOrEqual(BUDGETS[n]! * 10);
		}
		const late = gateway.taken.filter(
			({ at, before, minutes }) =>
				!oracle.isOpen(at) || before + minutes * MINUTE > oracle.windowEnd(at)!
		);
		expect(late).toEqual([]);
	} finally {
		await installation?.stop();
		await gateway.close();
		await site.stop();
	}
});
