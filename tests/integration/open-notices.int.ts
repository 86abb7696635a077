import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { guardian, guardianship, pupil } from '../../src/lib/server/db/schema/directory';
import { item, itemSeen, itemVersion } from '../../src/lib/server/db/schema/item';
import { notice, sms } from '../../src/lib/server/db/schema/reach';
import type { Tx } from '../../src/lib/server/db/client';
import { settleNotices } from '../../src/lib/server/ladder/settle-notices';
import { announceReleased } from '../../src/lib/server/release/announce-released';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY_10 = new Date('2026-11-24T09:00:00Z'); // 10:00 in Paris
const LATER = new Date('2026-11-24T10:00:00Z');

let app: TestApp;
let story: SchoolStory;
beforeAll(async () => {
	app = await testApp({ now: TUESDAY_10 });
});
afterAll(() => app?.close());

beforeEach(async () => {
	await app.db.empty();
	app.setNow(TUESDAY_10);
	story = await schoolStory(app.db, { now: TUESDAY_10 });
});

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => app.db.transaction(SYSTEM, work);
const notices = () => asSystem((tx) => tx.select().from(notice).orderBy(notice.openedAt));

async function say(kind: string, audience: 'pupil' | 'division' | 'school' = 'pupil') {
	const said = await storyItem(app.db, story, { kind, content: {}, audience, now: TUESDAY_10 });
	await announceReleased(app);
	return said;
}

/** Another guardian of the story's pupil. */
const addGuardian = (
	given: Partial<typeof guardian.$inferInsert> = {},
	link: Partial<typeof guardianship.$inferInsert> = {}
) =>
	asSystem(async (tx) => {
		const [row] = await tx
			.insert(guardian)
			.values({
				schoolId: story.schoolId,
				sourceId: crypto.randomUUID(),
				firstName: 'Samir',
				lastName: 'ESSAI',
				...given
			})
			.returning();
		await tx.insert(guardianship).values({
			schoolId: story.schoolId,
			pupilId: story.pupilId,
			guardianId: row!.id,
			kinship: '20',
			responsibility: 1,
			hasAccess: true,
			...link
		});
		return row!.id;
	});

/** A later version of something said, released and announced an hour later. */
async function sayAgain(itemId: string, change: 'change' | 'cancel') {
	app.setNow(LATER);
	await asSystem((tx) =>
		tx.insert(itemVersion).values({
			itemId,
			schoolId: story.schoolId,
			number: 2,
			change,
			content: {},
			enteredAt: LATER,
			receivedAt: LATER,
			plannedAt: LATER,
			releasedAt: LATER
		})
	);
	await announceReleased(app);
}

describe('what is announced', () => {
	it.each(['absence', 'lateness', 'message'])(
		'opens the ladder of a guardian: %s',
		async (kind) => {
			const { itemId, versionId } = await say(kind);
			expect(await notices()).toMatchObject([
				{
					...{ schoolId: story.schoolId, itemId, itemVersionId: versionId },
					...{ guardianId: story.guardianId, step: 'push' },
					...{ openedAt: TUESDAY_10, nextStepAt: TUESDAY_10, reachedAt: null }
				}
			]);
		}
	);

	it.each(['homework', 'workshop'])('does not climb when it is a %s', async (kind) => {
		await say(kind, 'division');
		expect(await notices()).toEqual([]);
	});

	it('climbs towards every guardian: one who never connected, nor was ever met, is one', async () => {
		const samir = await addGuardian();
		await say('absence');
		expect((await notices()).map((one) => one.guardianId).sort()).toEqual(
			[story.guardianId, samir].sort()
		);
	});

	it.each([
		['left the school', { leftAt: TUESDAY_10 }, {}],
		['has no access', {}, { hasAccess: false }]
	])('leaves out who %s', async (_what, given, link) => {
		await addGuardian(given, link);
		await say('message', 'school');
		expect((await notices()).map((one) => one.guardianId)).toEqual([story.guardianId]);
	});

	it('leaves out the guardians of a pupil who left', async () => {
		await asSystem((tx) => tx.update(pupil).set({ leftAt: TUESDAY_10 }));
		await say('message', 'school');
		expect(await notices()).toEqual([]);
	});

	it('opens one ladder for a guardian of two children', async () => {
		await asSystem(async (tx) => {
			const [second] = await tx
				.insert(pupil)
				.values({
					schoolId: story.schoolId,
					sourceId: 'second',
					firstName: 'Yanis',
					lastName: 'ESSAI',
					divisionId: story.divisionId
				})
				.returning();
			await tx.insert(guardianship).values({
				schoolId: story.schoolId,
				pupilId: second!.id,
				guardianId: story.guardianId,
				kinship: '10',
				responsibility: 1,
				hasAccess: true
			});
		});
		await say('message', 'division');
		expect(await notices()).toHaveLength(1);
	});

	it('and was seen before it was announced has reached its reader', async () => {
		const { itemId } = await storyItem(app.db, story, {
			kind: 'absence',
			content: {},
			now: TUESDAY_10
		});
		await asSystem((tx) =>
			tx.insert(itemSeen).values({
				...{ itemId, accountId: story.accountId, schoolId: story.schoolId },
				seenAt: TUESDAY_10
			})
		);
		await announceReleased(app);
		expect(await notices()).toMatchObject([
			{ step: 'reached', nextStepAt: null, reachedAt: TUESDAY_10, reachedThrough: 'seen' }
		]);
	});

	it('again opens nothing twice', async () => {
		await say('absence');
		await asSystem((tx) => tx.update(itemVersion).set({ announcedAt: null }));
		await announceReleased(app);
		expect(await notices()).toHaveLength(1);
	});

	it('and was recalled climbs for nobody who did not see it', async () => {
		const { itemId } = await storyItem(app.db, story, {
			kind: 'message',
			content: {},
			now: TUESDAY_10
		});
		await asSystem((tx) =>
			tx.update(item).set({ recalledAt: TUESDAY_10 }).where(eq(item.id, itemId))
		);
		await announceReleased(app);
		expect(await notices()).toEqual([]);
	});
});

describe('a newer version', () => {
	it('makes an end of the ladder of the one before, and starts its own', async () => {
		const { itemId } = await say('absence');
		await sayAgain(itemId, 'change');
		expect(await notices()).toMatchObject([
			{ step: 'void', nextStepAt: null },
			{ step: 'push', openedAt: LATER }
		]);
	});

	it('leaves the memory of who was informed', async () => {
		const { itemId } = await say('absence');
		await asSystem((tx) => tx.update(notice).set({ step: 'reached' }));
		await sayAgain(itemId, 'change');
		expect(await notices()).toMatchObject([{ step: 'reached' }, { step: 'push' }]);
	});

	it('that was seen in its first form only is not seen', async () => {
		const { itemId } = await say('absence');
		await asSystem((tx) =>
			tx.insert(itemSeen).values({
				...{ itemId, accountId: story.accountId, schoolId: story.schoolId },
				seenAt: TUESDAY_10
			})
		);
		await sayAgain(itemId, 'change');
		expect((await notices()).at(-1)).toMatchObject({ step: 'push', openedAt: LATER });
	});

	it('that takes back climbs only for those who were told', async () => {
		const samir = await addGuardian();
		const { itemId } = await say('absence');
		await asSystem((tx) =>
			tx.update(notice).set({ step: 'reached' }).where(eq(notice.guardianId, samir))
		);
		await sayAgain(itemId, 'cancel');
		const all = await notices();
		expect(all.filter((one) => one.step === 'push')).toMatchObject([{ guardianId: samir }]);
		expect(all.filter((one) => one.step === 'void')).toMatchObject([
			{ guardianId: story.guardianId }
		]);
	});
});

describe('a short message that ended', () => {
	/** A notice of an absence for which a short message is under way. */
	async function withSms(step = 'sms') {
		await say('absence');
		return asSystem(async (tx) => {
			const [row] = await tx
				.insert(sms)
				.values({
					...{ schoolId: story.schoolId, guardianId: story.guardianId },
					...{ phone: '+33639980101', locale: 'ar', text: '…', encoding: 'ucs-2', segments: 1 },
					...{ costMillieuros: 84, code: crypto.randomUUID(), path: '/', state: 'sent' },
					nextAttemptAt: TUESDAY_10
				})
				.returning();
			await tx.update(notice).set({ step, smsId: row!.id, nextStepAt: null });
			return row!.id;
		});
	}

	it('delivered, has reached its reader', async () => {
		const id = await withSms();
		await asSystem((tx) => settleNotices(tx, id, 'delivered', LATER));
		expect(await notices()).toMatchObject([
			{ step: 'reached', reachedAt: LATER, reachedThrough: 'sms', nextStepAt: null }
		]);
	});

	it('delivered late, takes her off the list of those to call', async () => {
		const id = await withSms('call');
		await asSystem((tx) => settleNotices(tx, id, 'delivered', LATER));
		expect(await notices()).toMatchObject([{ step: 'reached' }]);
	});

	it.each(['failed', 'expired'] as const)('%s, is looked at again at once', async (end) => {
		const id = await withSms();
		await asSystem((tx) => settleNotices(tx, id, end, LATER));
		expect(await notices()).toMatchObject([{ step: 'sms', nextStepAt: LATER }]);
	});

	it('changes nothing of what is over, nor of another one', async () => {
		const id = await withSms('void');
		await asSystem((tx) => settleNotices(tx, id, 'delivered', LATER));
		await asSystem((tx) => settleNotices(tx, crypto.randomUUID(), 'delivered', LATER));
		const [row] = await asSystem((tx) =>
			tx
				.select()
				.from(notice)
				.where(and(eq(notice.smsId, id)))
		);
		expect(row).toMatchObject({ step: 'void', nextStepAt: null });
	});
});
