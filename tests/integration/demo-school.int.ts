import { readFileSync } from 'node:fs';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POLICY_OF_PRESET } from '../../src/lib/domain/disconnection/disconnection-policy';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { account } from '../../src/lib/server/db/schema/account';
import { guardian, school } from '../../src/lib/server/db/schema/directory';
import { item, itemVersion } from '../../src/lib/server/db/schema/item';
import { applyImport } from '../../src/lib/server/directory/import-files';
import { demoInstant, shiftWeeks, weeksToShift } from '../../src/bin/demo-school/shift-weeks';
import { testApp, type TestApp } from '../support/test-app';

const HOURS = {
	zone: 'B',
	timeZone: 'Europe/Paris',
	policy: POLICY_OF_PRESET['report-2025']
} as const;
const FILES = [
	'ElevesAvecAdresses.xml',
	'ResponsablesAvecAdresses.xml',
	'absences.csv',
	'devoirs.csv',
	'messages.csv',
	'langues.csv',
	'services.csv'
];
let app: TestApp;

beforeAll(async () => {
	app = await testApp({ now: '2026-12-31T23:00:00Z' });
});
afterAll(() => app.close());

function filesOf(folder: string, weeks: number) {
	return FILES.map((name) => {
		const bytes = readFileSync(`src/bin/demo-school/${folder}/${name}`);
		return { name, bytes: name.endsWith('.csv') ? shiftWeeks(bytes, weeks) : bytes };
	});
}

describe('the demo school, loaded in the middle of the holidays, at night', () => {
	it('goes in through the importers, without a refused row, and its day is released', async () => {
		const weeks = weeksToShift(HOURS, app.clock.now());
		app.setNow(demoInstant(HOURS, weeks));
		for (const [folder, name] of [
			['college-les-tilleuls', 'Collège Les Tilleuls'],
			['college-jules-verne', 'Collège Jules-Verne']
		] as const) {
			const opens = { name, holidayZone: 'B' } as const;
			const result = await applyImport(app, SYSTEM, filesOf(folder, weeks), { opens });
			if (!result.ok) throw new Error(JSON.stringify(result.error));
			expect(result.value.remarks.filter((remark) => remark.isRefused)).toEqual([]);
			expect(result.value.heldUntil).toBeNull();
		}
	});

	it('shows Amina her two children: an absence, a lateness, homework, messages', async () => {
		const accountId = await app.db.transaction(SYSTEM, async (tx) => {
			const [home] = await tx.select().from(school).where(eq(school.uai, '0999901A'));
			const [row] = await tx
				.insert(account)
				.values({ locale: 'ar', createdAt: app.clock.now() })
				.returning();
			await tx
				.update(guardian)
				.set({ accountId: row!.id, metAt: app.clock.now() })
				.where(and(eq(guardian.schoolId, home!.id), eq(guardian.firstName, 'Amina')));
			return row!.id;
		});
		const seen = await app.db.transaction(
			{ kind: 'guardian', accountId, sessionId: 's', isProvisional: false, locale: 'ar' },
			(tx) =>
				tx
					.select({ kind: item.kind, change: itemVersion.change })
					.from(itemVersion)
					.innerJoin(item, eq(item.id, itemVersion.itemId))
		);
		const count = (kind: string) => seen.filter((row) => row.kind === kind).length;
		expect(count('absence')).toBe(1);
		expect(count('lateness')).toBe(1);
		expect(count('homework')).toBe(8);
		expect(count('message')).toBe(2);
		expect(new Set(seen.map((row) => row.change))).toEqual(new Set(['create']));
	});
});
