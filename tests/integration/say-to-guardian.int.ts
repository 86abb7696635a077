import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM, type GuardianActor } from '../../src/lib/domain/shared/actor';
import { sayToGuardian } from '../../src/lib/server/compose/say-to-guardian';
import { listItems } from '../../src/lib/server/compose/list-items';
import { account } from '../../src/lib/server/db/schema/account';
import { guardian, guardianship } from '../../src/lib/server/db/schema/directory';
import { item, itemVersion } from '../../src/lib/server/db/schema/item';
import { notice } from '../../src/lib/server/db/schema/reach';
import { announceReleased } from '../../src/lib/server/release/announce-released';
import { countAs, schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY_10 = new Date('2026-11-24T09:00:00Z'); // 10:00 in Paris
const WORDS = {
	subject: '',
	text: '',
	author: 'Claire',
	ready: { sentence: 'appointment', with: 'head', day: '2026-12-01', hour: '10:00' }
} as const;

let app: TestApp;
let story: SchoolStory;
/** The other guardian of the same child, connected. */
let other: GuardianActor;

beforeAll(async () => {
	app = await testApp({ now: TUESDAY_10 });
});
afterAll(() => app?.close());

beforeEach(async () => {
	await app.db.empty();
	story = await schoolStory(app.db, { now: TUESDAY_10 });
	other = await app.db.transaction(SYSTEM, async (tx) => {
		const [a] = await tx
			.insert(account)
			.values({ locale: 'fr', createdAt: TUESDAY_10 })
			.returning();
		const [g] = await tx
			.insert(guardian)
			.values({
				schoolId: story.schoolId,
				sourceId: 'other',
				firstName: 'Samir',
				lastName: 'ESSAI',
				accountId: a!.id,
				metAt: TUESDAY_10
			})
			.returning();
		await tx.insert(guardianship).values({
			schoolId: story.schoolId,
			pupilId: story.pupilId,
			guardianId: g!.id,
			kinship: '20',
			responsibility: 1,
			hasAccess: true
		});
		return { ...story.family, accountId: a!.id };
	});
});

const say = (notBefore?: Date, guardianId = story.guardianId) =>
	app.db.transaction(story.staff, (tx) =>
		sayToGuardian(tx, story.staff, {
			guardianId,
			content: WORDS,
			now: TUESDAY_10,
			...(notBefore ? { notBefore } : {})
		})
	);

describe('something said to one guardian', () => {
	it('is read by her alone: not by the other parent, nor by a session that a letter opened', async () => {
		expect(await say()).toMatchObject({ ok: true, value: { isHeld: false } });
		expect(await countAs(app.db, story.family, 'item_version')).toBe(1);
		expect(await countAs(app.db, other, 'item_version')).toBe(0);
		expect(await countAs(app.db, { ...story.family, isProvisional: true }, 'item_version')).toBe(0);
	});

	it('climbs for her alone', async () => {
		await say();
		await announceReleased(app);
		const climbing = await app.db.transaction(SYSTEM, (tx) => tx.select().from(notice));
		expect(climbing.map(({ guardianId }) => guardianId)).toEqual([story.guardianId]);
	});

	it('does not crowd the list of what the school says to everybody', async () => {
		await say();
		const { lines } = await listItems(app, story.staff, { page: 1 });
		expect(lines).toEqual([]);
	});

	it('waits, as a reminder, for the first open instant from its day on', async () => {
		const sunday = new Date('2026-11-29T16:00:00Z');
		expect(await say(sunday)).toMatchObject({
			ok: true,
			value: { isHeld: true, plannedAt: new Date('2026-11-30T06:00:00Z') }
		});
		const [version] = await app.db.transaction(SYSTEM, (tx) => tx.select().from(itemVersion));
		expect(version).toMatchObject({ notBefore: sunday, releasedAt: null });
	});

	it('goes to nobody of another school, nor to who has left', async () => {
		const elsewhere = await schoolStory(app.db, { now: TUESDAY_10 });
		expect(await say(undefined, elsewhere.guardianId)).toMatchObject({
			error: { code: 'compose.unknown-recipient' }
		});
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(guardian).set({ leftAt: TUESDAY_10 }).where(eq(guardian.id, story.guardianId))
		);
		expect((await say()).ok).toBe(false);
		expect(await app.db.transaction(SYSTEM, (tx) => tx.$count(item))).toBe(0);
	});
});
