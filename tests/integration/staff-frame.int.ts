import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
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
