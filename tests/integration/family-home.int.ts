import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { justifyAbsence } from '../../src/lib/server/absence/justify-absence';
import { itemSeen, itemVersion } from '../../src/lib/server/db/schema/item';
import { presenceDay } from '../../src/lib/server/db/schema/account';
import { askCallback } from '../../src/lib/server/help/ask-callback';
import { readHelp } from '../../src/lib/server/help/read-help';
import { answerKeyOf } from '../../src/lib/server/home/present-card';
import { readCard, readHome, readList } from '../../src/lib/server/home/read-home';
import { chooseToken } from '../../src/lib/server/settings/choose-token';
import { giveBackPlace } from '../../src/lib/server/workshop/give-back-place';
import { registerFamily } from '../../src/lib/server/workshop/register-family';
import { countWritings, familyStory, type FamilyStory } from '../factories/family-story';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T10:00:00+01:00');
let app: TestApp;
let story: FamilyStory;
let stranger: SchoolStory;
beforeAll(async () => {
	app = await testApp({ now: NOW });
	story = await familyStory(app.db, { now: NOW });
	stranger = await schoolStory(app.db, { now: NOW });
});
afterAll(() => app?.close());

const input = (reason: 'ill' | 'family') => ({
	reason,
	idempotencyKey: answerKeyOf(story.accountId, story.absenceId)
});

describe('the home', () => {
	test('shows the children and their cards in the order that matters, and keeps the visit', async () => {
		const home = await readHome(app, story.family);
		expect(home.children.map(({ firstName }) => firstName)).toEqual(['Amir', 'Inès']);
		expect(home.cards.map(({ kind }) => kind)).toEqual([
			'absence',
			'lateness',
			'homework',
			'homework',
			'workshop',
			'message'
		]);
		const [seen, days] = await app.db.transaction(SYSTEM, async (tx) => [
			await tx.select().from(itemSeen),
			await tx.select().from(presenceDay)
		]);
		expect(seen).toHaveLength(6);
		expect(days).toEqual([{ accountId: story.accountId, day: '2026-11-24' }]);
	});

	test('a letter alone shows workshops and no child; a stranger sees nothing of it', async () => {
		const provisional = await readHome(app, { ...story.family, isProvisional: true });
		expect(provisional.children).toEqual([]);
		expect(provisional.cards.map(({ kind }) => kind)).toEqual(['workshop']);
		expect((await readHome(app, stranger.family)).cards).toEqual([]);
		expect(await readCard(app, stranger.family, 'message', story.messageId)).toBe(null);
		expect(await readCard(app, story.family, 'message', 'not-an-id')).toBe(null);
	});

	test('what is held is unseen; what is taken back says so', async () => {
		const held = await storyItem(app.db, story, {
			kind: 'lateness',
			content: { at: '2026-11-24T09:00:00+01:00', minutes: 5 },
			now: NOW,
			plannedAt: new Date(NOW.getTime() + 3_600_000)
		});
		const cards = () => readList(app, story.family, 'lateness').then((list) => list.cards);
		expect((await cards()).map(({ itemId }) => itemId)).not.toContain(held.itemId);
		const [lateness] = await cards();
		await app.db.transaction(SYSTEM, (tx) =>
			tx.insert(itemVersion).values({
				itemId: lateness!.itemId,
				schoolId: story.schoolId,
				number: 2,
				change: 'cancel',
				content: { at: '2026-11-24T08:25:00+01:00', minutes: 15 },
				enteredAt: NOW,
				receivedAt: NOW,
				plannedAt: NOW,
				releasedAt: NOW
			})
		);
		expect((await cards()).map(({ isTakenBack }) => isTakenBack)).toEqual([true]);
	});
});

describe('answers', () => {
	test('an absence is answered once, even when two phones send it at the same time', async () => {
		const sent = await Promise.all([
			justifyAbsence(app, story.family, story.absenceId, input('ill')),
			justifyAbsence(app, story.family, story.absenceId, input('ill'))
		]);
		expect(sent.map((result) => result.ok && result.value.outcome).sort()).toEqual([
			'already-sent',
			'written'
		]);
		expect(await countWritings(app.db, story.family)).toBe(1);
		const other = await justifyAbsence(app, story.family, story.absenceId, input('family'));
		expect(other).toMatchObject({ error: { code: 'absence.already-answered' } });
		const card = await readCard(app, story.family, 'absence', story.absenceId);
		expect(card?.answer).toMatchObject({ reason: 'ill', isRead: true });
	});

	test('neither a stranger nor a letter alone answers', async () => {
		for (const actor of [stranger.family, { ...story.family, isProvisional: true }]) {
			const result = await justifyAbsence(app, actor, story.absenceId, input('ill'));
			expect(result).toMatchObject({ error: { code: 'absence.not-found' } });
		}
	});

	test('on Saturday a wish to be called is saved, and read on Monday at seven', async () => {
		app.setNow('2026-11-28T21:00:00+01:00');
		expect((await askCallback(app, story.family, story.schoolId)).ok).toBe(true);
		expect((await askCallback(app, story.family, story.schoolId)).ok).toBe(true);
		const [help] = await readHelp(app, story.family);
		expect(help?.callback).toMatchObject({
			moment: 'any',
			isRead: false,
			readFrom: new Date('2026-11-30T07:00:00+01:00')
		});
		expect(await askCallback(app, stranger.family, story.schoolId)).toMatchObject({ ok: false });
		app.setNow(NOW);
	});

	test('a place is taken, given back and taken again', async () => {
		const kept = () =>
			readCard(app, story.family, 'workshop', story.workshopId).then((card) => card?.placesLeft);
		expect((await registerFamily(app, story.family, story.workshopId)).ok).toBe(true);
		expect(await kept()).toBe(11);
		await giveBackPlace(app, story.family, story.workshopId);
		expect(await kept()).toBe(12);
		expect((await registerFamily(app, story.family, story.workshopId)).ok).toBe(true);
		expect(await kept()).toBe(11);
		expect(await registerFamily(app, stranger.family, story.workshopId)).toMatchObject({
			error: { code: 'workshop.not-found' }
		});
	});

	test('a child’s picture is chosen by her parents only', async () => {
		const choice = { pupilId: story.pupilId, animal: 'fish', colour: 'sea' } as const;
		expect((await chooseToken(app, story.family, choice)).ok).toBe(true);
		expect((await chooseToken(app, stranger.family, choice)).ok).toBe(false);
		const { children } = await readHome(app, story.family);
		expect(children.find(({ id }) => id === story.pupilId)).toMatchObject({
			animal: 'fish',
			colour: 'sea'
		});
	});
});
