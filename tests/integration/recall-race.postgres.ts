import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { composeMessage } from '../../src/lib/server/compose/compose-message';
import { takeBackItem } from '../../src/lib/server/recall/take-back-item';
import { itemSeen } from '../../src/lib/server/db/schema/item';
import { readCard } from '../../src/lib/server/home/read-home';
import { recordVisit } from '../../src/lib/server/home/record-visit';
import { shownItems } from '../../src/lib/server/home/shown-items';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = new Date('2026-11-24T10:00:00+01:00');

let app: TestApp;
let story: SchoolStory;
beforeAll(async () => {
	app = await testApp({ now: TUESDAY });
	story = await schoolStory(app.db, { now: TUESDAY });
});
afterAll(() => app.close());

async function said(): Promise<string> {
	const input = { audience: 'school' as const, subject: 'Sortie', text: 'Au parc vendredi.' };
	const written = await composeMessage(app, story.staff, input);
	if (!written.ok) throw new Error(written.error.code);
	return written.value.itemId;
}

const seen = async (itemId: string) =>
	(await app.db.transaction(SYSTEM, (tx) => tx.select().from(itemSeen))).some(
		(one) => one.itemId === itemId
	);

test('a recall that comes while a page is read, and before it is shown: not shown, not seen', async () => {
	const itemId = await said();
	const shown = await app.db.transaction(story.family, async (tx) => {
		const [read] = await shownItems(tx, { itemId }, TUESDAY);
		expect(await takeBackItem(app, story.staff, itemId)).toMatchObject({
			value: { how: 'recalled' }
		});
		return (await recordVisit(tx, story.family, [read!], [], TUESDAY)).shown;
	});
	expect([...shown]).toEqual([]);
	expect(await seen(itemId)).toBe(false);
	expect(await readCard(app, story.family, 'message', itemId)).toBeNull();
});

test('a recall that comes while a page is being shown waits for it, and tells its reader', async () => {
	const itemId = await said();
	let recall: ReturnType<typeof takeBackItem> | undefined;
	const shown = await app.db.transaction(story.family, async (tx) => {
		const [read] = await shownItems(tx, { itemId }, TUESDAY);
		const visit = await recordVisit(tx, story.family, [read!], [], TUESDAY);
		recall = takeBackItem(app, story.staff, itemId);
		const first = await Promise.race([recall.then(() => 'recalled'), pause(300, 'waits')]);
		expect(first).toBe('waits');
		return visit.shown;
	});
	expect([...shown]).toEqual([itemId]);
	expect(await recall).toMatchObject({ value: { how: 'with-a-sentence' } });
	expect(await readCard(app, story.family, 'message', itemId)).toMatchObject({
		isTakenBack: true
	});
});
