import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readItemFilters } from '../../src/lib/domain/message/list-items.input';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { composeMessage } from '../../src/lib/server/compose/compose-message';
import { exportReach } from '../../src/lib/server/reach/export-reach';
import { listItems } from '../../src/lib/server/compose/list-items';
import { readItem } from '../../src/lib/server/compose/read-item';
import { readReach } from '../../src/lib/server/reach/read-reach';
import { takeBackItem } from '../../src/lib/server/recall/take-back-item';
import { guardian } from '../../src/lib/server/db/schema/directory';
import { delivery, itemVersion } from '../../src/lib/server/db/schema/item';
import { notice, sms } from '../../src/lib/server/db/schema/reach';
import { recordDisplayed } from '../../src/lib/server/delivery/record-displayed';
import { readHome } from '../../src/lib/server/home/read-home';
import { doWhatIsDue } from '../../src/lib/server/release/release-loop';
import { otherGuardian, phoneFor, unconnectedGuardian } from '../factories/more-guardians';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = new Date('2026-11-24T10:00:00+01:00');
const AT_NIGHT = new Date('2026-11-24T22:00:00+01:00');
const NOON = new Date('2026-11-24T12:00:00+01:00');

let app: TestApp;
let story: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: TUESDAY });
});
afterAll(() => app.close());
beforeEach(async () => {
	app.setNow(TUESDAY);
	await app.db.empty();
	story = await schoolStory(app.db, { roles: ['secretary'], now: TUESDAY });
});

async function said(): Promise<string> {
	const input = { audience: 'school' as const, subject: 'Sortie', text: 'Au parc vendredi.' };
	const written = await composeMessage(app, story.staff, input);
	if (!written.ok) throw new Error(written.error.code);
	return written.value.itemId;
}

async function drain(): Promise<void> {
	while ((await doWhatIsDue(app)) > 0);
}

async function reachOf(itemId: string) {
	const found = await readItem(app, story.staff, itemId);
	return readReach(app, story.staff, found!);
}

async function line() {
	const { lines } = await listItems(app, story.staff, readItemFilters(new URLSearchParams()));
	return lines[0];
}

/** Puts the ladder of a guardian where a test needs it. */
function setNotice(
	itemId: string,
	guardianId: string,
	given: Partial<typeof notice.$inferInsert>
): Promise<void> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const [version] = await tx.select().from(itemVersion).where(eq(itemVersion.itemId, itemId));
		const key = { schoolId: story.schoolId, itemId, itemVersionId: version!.id, guardianId };
		await tx
			.insert(notice)
			.values({ ...key, step: 'push', openedAt: TUESDAY, ...given })
			.onConflictDoUpdate({ target: [notice.itemVersionId, notice.guardianId], set: given });
	});
}

describe('who was informed, through what, when, in which language', () => {
	test('opened, displayed, delivered by short message, told by a person', async () => {
		const displayed = await otherGuardian(app.db, story, { now: TUESDAY, locale: 'tr' });
		const texted = await unconnectedGuardian(app.db, story, {
			firstName: 'Bo',
			lastName: 'BÉ',
			now: TUESDAY
		});
		const called = await unconnectedGuardian(app.db, story, {
			firstName: 'Cé',
			lastName: 'CÉ',
			now: TUESDAY
		});
		await phoneFor(app.db, displayed.family, TUESDAY);
		const itemId = await said();
		await drain();
		app.setNow(NOON);
		await readHome(app, story.family);
		const [sent] = await app.db.transaction(SYSTEM, (tx) => tx.select().from(delivery));
		await recordDisplayed(app, displayed.family, sent!.id);
		const [message] = await app.db.transaction(SYSTEM, (tx) =>
			tx
				.insert(sms)
				.values({
					schoolId: story.schoolId,
					guardianId: texted,
					phone: '+33639980102',
					locale: 'pt',
					text: 'un mot',
					encoding: 'gsm-7',
					segments: 1,
					costMillieuros: 84,
					code: 'code',
					path: '/',
					state: 'delivered',
					nextAttemptAt: TUESDAY,
					sentAt: TUESDAY,
					deliveredAt: NOON
				})
				.returning()
		);
		const over = { step: 'reached', reachedAt: NOON };
		await setNotice(itemId, texted, { ...over, reachedThrough: 'sms', smsId: message!.id });
		await setNotice(itemId, called, { ...over, reachedThrough: 'call' });

		const { summary, people } = await reachOf(itemId);
		expect(summary).toEqual({
			concerned: 4,
			informed: 4,
			seen: 1,
			spared: 0,
			missing: 0,
			through: { seen: 1, displayed: 1, sms: 1, call: 1, paper: 0 },
			toPeople: 0
		});
		const standings = people.map(({ lastName, standing }) => [lastName, standing]);
		const informed = { kind: 'informed', at: NOON, seenAt: null };
		expect(Object.fromEntries(standings)).toMatchObject({
			ESSAI: { through: 'seen', at: NOON, locale: 'ar', seenAt: NOON },
			AUTRE: { ...informed, through: 'displayed', locale: 'tr' },
			BÉ: { ...informed, through: 'sms', locale: 'pt' },
			CÉ: { ...informed, through: 'call', locale: null }
		});
		expect(people.every(({ children }) => children === 'Inès (5 B)')).toBe(true);
		expect(await line()).toMatchObject({ concerned: 4, informed: 4, seen: 1, toPeople: 0 });
	});

	test('of a correction, not what was opened before it', async () => {
		const itemId = await said();
		await readHome(app, story.family);
		await drain();
		app.setNow(NOON);
		await app.db.transaction(SYSTEM, async (tx) => {
			const [first] = await tx.select().from(itemVersion).where(eq(itemVersion.itemId, itemId));
			const { id: _, ...copy } = first!;
			const again = { number: 2, change: 'change', releasedAt: NOON, announcedAt: null };
			await tx.insert(itemVersion).values({ ...copy, ...again });
		});
		await drain();
		expect((await reachOf(itemId)).summary.informed).toBe(0);
		await readHome(app, story.family);
		expect((await reachOf(itemId)).summary.informed).toBe(1);
	});
});

describe('who was not', () => {
	test('held, it waits for everybody; then for whoever is not connected people come first', async () => {
		app.setNow(AT_NIGHT);
		const itemId = await said();
		expect((await reachOf(itemId)).people[0]?.standing).toEqual({ kind: 'held' });
		expect(await line()).toMatchObject({ concerned: 1, informed: 0, seen: 0 });
	});

	test('pushed, not told by any phone, not connected, to call and why: those to call first', async () => {
		const pushed = await otherGuardian(app.db, story, { now: TUESDAY });
		await phoneFor(app.db, pushed.family, TUESDAY);
		const alone = { lastName: 'SEUL', firstName: 'Ana', now: TUESDAY };
		await unconnectedGuardian(app.db, story, alone);
		const toCall = await unconnectedGuardian(app.db, story, { ...alone, lastName: 'ZÉ' });
		const itemId = await said();
		await drain();
		await app.db.transaction(SYSTEM, async (tx) => {
			await tx.update(notice).set({ step: 'push', nextStepAt: null, smsId: null });
		});
		await setNotice(itemId, toCall, { step: 'call', toCallReason: 'no-phone', calls: 1 });
		const { summary, people } = await reachOf(itemId);
		expect(people.map(({ lastName, standing }) => [lastName, standing.kind])).toEqual([
			['ZÉ', 'to-call'],
			['SEUL', 'not-connected'],
			['ESSAI', 'not-notified'],
			['AUTRE', 'pushed']
		]);
		expect(people[0]?.standing).toMatchObject({ reason: 'no-phone', calls: 1 });
		expect(people[3]?.standing).toMatchObject({ at: TUESDAY });
		expect(summary).toMatchObject({ concerned: 4, informed: 0, toPeople: 1 });
		expect(await line()).toMatchObject({ concerned: 4, informed: 0, toPeople: 1 });
	});

	test('recalled: those who had not seen it are spared', async () => {
		const other = await otherGuardian(app.db, story, { now: TUESDAY });
		const itemId = await said();
		await readHome(app, other.family);
		await takeBackItem(app, story.staff, itemId);
		const { people } = await reachOf(itemId);
		expect(people.map(({ lastName, standing }) => [lastName, standing.kind])).toEqual([
			['ESSAI', 'spared'],
			['AUTRE', 'informed']
		]);
	});
});

test('a thousand guardians, each where she stands', async () => {
	await app.db.transaction(SYSTEM, async (tx) => {
		await tx.execute(sql`
			insert into guardian (school_id, source_id, first_name, last_name)
			select ${story.schoolId}::uuid, 'many-' || n, 'Ana', 'N' || lpad(n::text, 4, '0')
			from generate_series(1, 1000) n`);
		await tx.execute(sql`
			insert into guardianship (school_id, pupil_id, guardian_id, kinship, responsibility, has_access)
			select ${story.schoolId}::uuid, ${story.pupilId}::uuid, id, '10', 1, true
			from guardian where source_id like 'many-%'`);
	});
	const itemId = await said();
	await readHome(app, story.family);
	await drain();
	const { summary, people } = await reachOf(itemId);
	expect(summary).toMatchObject({ concerned: 1001, informed: 1, seen: 1 });
	expect(people.at(-1)).toMatchObject({ lastName: 'ESSAI' });
	const left = await app.db.transaction(SYSTEM, (tx) => tx.$count(guardian));
	expect(left).toBe(1001);
	expect(await line()).toMatchObject({ concerned: 1001, informed: 1 });
});

test('a teacher reads who was informed of what she wrote, and of nothing else', async () => {
	const itemId = await said();
	const teacher = { ...story.staff, roles: ['teacher' as const] };
	expect(await readItem(app, teacher, itemId)).not.toBeNull();
	const colleague = { ...teacher, staffId: '00000000-0000-4000-8000-000000000000' };
	expect(await readItem(app, colleague, itemId)).toBeNull();
});

test('as a file, whose cells no spreadsheet runs', async () => {
	const odd = { firstName: '=1+1', lastName: 'SEUL', now: TUESDAY };
	await unconnectedGuardian(app.db, story, odd);
	const itemId = await said();
	await readHome(app, story.family);
	const file = await exportReach(app, story.staff, itemId);
	expect(file?.split('\r\n')).toEqual([
		'\ufeffnom;prenom;eleves;informe;situation;pourquoi;quand;vu_le;langue',
		"SEUL;'=1+1;Inès (5 B);non;Pas connectée à Passerelle;;;;",
		'ESSAI;Amina;Inès (5 B);oui;Vue dans Passerelle;;24/11/2026 10:00;24/11/2026 10:00;Arabe',
		''
	]);
	const stranger = await schoolStory(app.db, { now: TUESDAY });
	expect(await exportReach(app, stranger.staff, itemId)).toBeNull();
});
