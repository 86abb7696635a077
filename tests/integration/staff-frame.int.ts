import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { item, itemVersion } from '../../src/lib/server/db/schema/item';
import { notice } from '../../src/lib/server/db/schema/reach';
import { staffRole } from '../../src/lib/server/db/schema/staff';
import { readStaffFrame } from '../../src/lib/server/directory/read-staff-frame';
import { schoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

let app: TestApp;
beforeAll(async () => {
	app = await testApp({ now: '2026-11-24T10:00:00Z' });
});
afterAll(() => app.close());

test('the frame offers another school to a person who works in several, only', async () => {
	const here = await schoolStory(app.db);
	const elsewhere = await schoolStory(app.db);
	expect((await readStaffFrame(app, here.staff)).school.hasOthers).toBe(false);
	await app.db.transaction(SYSTEM, (tx) =>
		tx.insert(staffRole).values([
			{ staffId: here.staff.staffId, schoolId: here.schoolId, role: 'secretary' },
			{ staffId: here.staff.staffId, schoolId: elsewhere.schoolId, role: 'mediator' }
		])
	);
	expect((await readStaffFrame(app, here.staff)).school.hasOthers).toBe(true);
	expect((await readStaffFrame(app, elsewhere.staff)).school.hasOthers).toBe(false);
});

test('the frame counts persons to call, for who calls them', async () => {
	const { staff, schoolId, guardianId } = await schoolStory(app.db, { roles: ['mediator'] });
	await app.db.transaction(SYSTEM, async (tx) => {
		for (const kind of ['absence', 'message']) {
			const now = app.clock.now();
			const [said] = await tx.insert(item).values({ schoolId, kind, createdAt: now }).returning();
			const [version] = await tx
				.insert(itemVersion)
				.values({
					...{ itemId: said!.id, schoolId, number: 1, change: 'create', content: {} },
					...{ enteredAt: now, receivedAt: now, plannedAt: now, releasedAt: now }
				})
				.returning();
			await tx.insert(notice).values({
				...{ schoolId, itemId: said!.id, itemVersionId: version!.id, guardianId },
				...{ step: 'call', openedAt: now }
			});
		}
	});
	expect((await readStaffFrame(app, staff)).toCall).toBe(1);
	expect((await readStaffFrame(app, { ...staff, roles: ['teacher'] })).toCall).toBe(0);
});
