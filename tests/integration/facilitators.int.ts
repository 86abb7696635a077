import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM, type StaffActor } from '../../src/lib/domain/shared/actor';
import { addStartingEntry, saveEntry } from '../../src/lib/server/catalogue/save-entry';
import { listEntries } from '../../src/lib/server/catalogue/list-entries';
import { retireEntry } from '../../src/lib/server/catalogue/retire-entry';
import { rows } from '../../src/lib/server/db/client';
import {
	answerInvitation,
	lookUpInvitation
} from '../../src/lib/server/facilitator/answer-invitation';
import {
	inviteFacilitator,
	withdrawInvitation
} from '../../src/lib/server/facilitator/invite-facilitator';
import { listFacilitators } from '../../src/lib/server/facilitator/list-facilitators';
import { listInvited } from '../../src/lib/server/facilitator/list-invited';
import { saveFacilitator } from '../../src/lib/server/facilitator/save-facilitator';
import { forgetExpired } from '../../src/lib/server/housekeeping/forget-expired';
import { joinNetwork } from '../../src/lib/server/network/join-network';
import { takeBackItem } from '../../src/lib/server/recall/take-back-item';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = '2026-11-24T10:00:00+01:00';
let app: TestApp;
let here: SchoolStory;
let there: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	app.setNow(NOW);
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['mediator'], now: new Date(NOW) });
	there = await schoolStory(app.db, { roles: ['mediator'], now: new Date(NOW) });
});

const workshop = {
	theme: 'protect',
	startsAt: '2026-12-03T16:30:00Z',
	endsAt: '2026-12-03T18:00:00Z',
	place: 'Salle 12'
};
const session = async (story = here) =>
	(
		await storyItem(app.db, story, {
			kind: 'workshop',
			content: workshop,
			audience: 'school',
			now: new Date(NOW)
		})
	).itemId;
const nurse = {
	name: 'Awa Diallo',
	organisation: 'PMI',
	field: 'health',
	email: 'awa@example.org',
	phone: '+33639980150',
	locales: ['ar'],
	themes: ['protect']
} as const;
const person = async (shared = false) => {
	const saved = await saveFacilitator(app, here.staff, null, {
		...nurse,
		locales: [...nurse.locales],
		themes: [...nurse.themes],
		...(shared ? { shared: 'yes' as const } : {})
	});
	if (!saved.ok) throw new Error(saved.error.code);
	return saved.value.id;
};
const invite = async (itemId: string, facilitatorId: string, actor: StaffActor = here.staff) => {
	const made = await inviteFacilitator(app, actor, itemId, facilitatorId);
	if (!made.ok) throw new Error(made.error.code);
	return { ...made.value, secret: made.value.link.split('#')[1]! };
};
const states = async (itemId: string) =>
	(await listInvited(app, here.staff, itemId)).map(({ state }) => state);
const network = async () => {
	const uais = await app.db.transaction(SYSTEM, (tx) =>
		rows<{ uai: string }>(tx, sql`select uai from school order by uai`)
	);
	await joinNetwork(
		app,
		'Pays de Test',
		uais.map(({ uai }) => uai)
	);
};

describe('a facilitator who is invited', () => {
	test('is asked in French and in their own language, by a link of 128 bits', async () => {
		const { secret, text, email } = await invite(await session(), await person());
		expect(secret).toMatch(/^[\w-]{22}$/);
		expect(email).toBe('awa@example.org');
		expect(text).toContain('Protéger son enfant sur Internet.');
		expect(text).toMatch(/\p{Script=Arabic}/u);
		expect(text).toContain(`/intervenant#${secret}`);
	});

	test('looking consumes nothing, the last answer counts, staff read it in both places', async () => {
		const itemId = await session();
		const { secret } = await invite(itemId, await person());
		await lookUpInvitation(app, secret);
		const looked = await lookUpInvitation(app, secret);
		expect(looked.ok && looked.value.answer).toBe(null);
		expect(await states(itemId)).toEqual(['waiting']);
		expect((await answerInvitation(app, secret, 'yes')).ok).toBe(true);
		expect(await states(itemId)).toEqual(['yes']);
		await answerInvitation(app, secret, 'no');
		expect(await states(itemId)).toEqual(['no']);
		const { pool } = await listFacilitators(app, here.staff);
		expect(pool.map(({ yes, no, waiting }) => [yes, no, waiting])).toEqual([[0, 1, 0]]);
	});

	test('nothing of the key is kept but its hash', async () => {
		const { secret } = await invite(await session(), await person());
		const found = await app.db.transaction(SYSTEM, (tx) =>
			rows<{ all: string }>(tx, sql`select f::text as all from facilitator_invitation f`)
		);
		expect(found[0]!.all).not.toContain(secret);
	});

	test('a new link takes the place of the one before, and keeps the answer', async () => {
		const itemId = await session();
		const id = await person();
		const { secret: old } = await invite(itemId, id);
		await answerInvitation(app, old, 'yes');
		const { secret: fresh } = await invite(itemId, id);
		expect(await answerInvitation(app, old, 'no')).toMatchObject({
			error: { code: 'facilitator.unknown-link' }
		});
		const looked = await lookUpInvitation(app, fresh);
		expect(looked.ok && looked.value.answer).toBe('yes');
	});

	test('is asked nothing more once the session is cancelled, over, or the invitation taken back', async () => {
		const itemId = await session();
		const id = await person();
		const { secret } = await invite(itemId, id);
		await withdrawInvitation(app, here.staff, itemId, id);
		expect(await answerInvitation(app, secret, 'yes')).toMatchObject({
			error: { code: 'facilitator.withdrawn' }
		});
		await withdrawInvitation(app, here.staff, itemId, id, false);
		app.setNow('2026-12-03T17:30:00+01:00');
		expect(await answerInvitation(app, secret, 'yes')).toMatchObject({
			error: { code: 'facilitator.over' }
		});
		app.setNow(NOW);
		const head = { ...here.staff, roles: ['head' as const] };
		expect((await takeBackItem(app, head, itemId)).ok).toBe(true);
		expect(await lookUpInvitation(app, secret)).toMatchObject({
			error: { code: 'facilitator.cancelled' }
		});
		expect(await states(itemId)).toEqual(['cancelled']);
		expect(await inviteFacilitator(app, here.staff, itemId, id)).toMatchObject({
			error: { code: 'facilitator.session-over' }
		});
	});
});

describe('the walls of the pool', () => {
	test('another school sees nobody, invites nobody, and to no session of ours', async () => {
		const id = await person();
		const itemId = await session();
		expect((await listFacilitators(app, there.staff)).pool).toEqual([]);
		const own = await session(there);
		for (const item of [own, itemId]) {
			expect(await inviteFacilitator(app, there.staff, item, id)).toMatchObject({
				error: { code: 'facilitator.not-found' }
			});
		}
	});

	test('a school of the network calls on a shared one, and changes nothing of it', async () => {
		await network();
		const id = await person(true);
		const { pool } = await listFacilitators(app, there.staff);
		expect(pool.map(({ name, isOwn }) => [name, isOwn])).toEqual([['Awa Diallo', false]]);
		const { secret } = await invite(await session(there), id, there.staff);
		expect((await answerInvitation(app, secret, 'yes')).ok).toBe(true);
		expect(
			await saveFacilitator(app, there.staff, id, { ...nurse, locales: [], themes: [] })
		).toMatchObject({ error: { code: 'facilitator.not-found' } });
		// What they answered to a school is that school's.
		expect((await listFacilitators(app, here.staff)).pool[0]!.yes).toBe(0);
	});

	test('a school shares with its own network only, even by hand', async () => {
		await joinNetwork(app, 'Ailleurs', []);
		const write = app.db.transaction(here.staff, (tx) =>
			tx.execute(sql`insert into facilitator (school_id, network_id, name, field, created_at)
				select ${here.schoolId}, id, 'X', 'health', now() from network`)
		);
		// It sees no network, hence writes none.
		await write;
		const [made] = await app.db.transaction(SYSTEM, (tx) =>
			rows<{ id: string }>(tx, sql`select id from network`)
		);
		await expect(
			app.db.transaction(here.staff, (tx) =>
				tx.execute(sql`insert into facilitator (school_id, network_id, name, field, created_at)
					values (${here.schoolId}, ${made!.id}, 'X', 'health', now())`)
			)
		).rejects.toThrow();
	});

	test('who was taken out is forgotten three months later, with what they answered', async () => {
		const id = await person();
		await invite(await session(), id);
		const { retireFacilitator } = await import('../../src/lib/server/facilitator/save-facilitator');
		await retireFacilitator(app, here.staff, id);
		const left = async () =>
			(
				await app.db.transaction(SYSTEM, (tx) =>
					rows<{ n: number }>(tx, sql`select count(*)::int as n from facilitator`)
				)
			)[0]!.n;
		app.setNow('2027-02-20T10:00:00+01:00');
		await forgetExpired(app);
		expect(await left()).toBe(1);
		app.setNow('2027-02-25T10:00:00+01:00');
		await forgetExpired(app);
		expect(await left()).toBe(0);
	});
});

describe('the catalogue', () => {
	test('begins with one tap, is not offered twice, and is taken back', async () => {
		const added = await addStartingEntry(app, here.staff, 'protect-online');
		const { entries, starting } = await listEntries(app, here.staff);
		expect(entries.map(({ theme, minutes }) => [theme, minutes])).toEqual([['protect', 90]]);
		expect(starting.map(({ code }) => code)).not.toContain('protect-online');
		await retireEntry(app, here.staff, added.ok ? added.value.id : '');
		expect((await listEntries(app, here.staff)).entries).toEqual([]);
	});

	test('is shared with the network by a switch, and only there', async () => {
		const input = { title: 'A', theme: 'equip', summary: '', minutes: 60, skills: [] } as const;
		const shared = { ...input, skills: [], shared: 'yes' } as const;
		expect(await saveEntry(app, here.staff, null, { ...shared, skills: [] })).toMatchObject({
			error: { code: 'catalogue.no-network' }
		});
		await network();
		const saved = await saveEntry(app, here.staff, null, { ...shared, skills: [] });
		expect((await listEntries(app, there.staff)).entries.map(({ isOwn }) => isOwn)).toEqual([
			false
		]);
		const id = saved.ok ? saved.value.id : '';
		expect(await saveEntry(app, there.staff, id, { ...input, skills: [] })).toMatchObject({
			error: { code: 'catalogue.not-found' }
		});
		expect(await retireEntry(app, there.staff, id)).toMatchObject({
			error: { code: 'catalogue.not-found' }
		});
		await saveEntry(app, here.staff, id, { ...input, skills: [] });
		expect((await listEntries(app, there.staff)).entries).toEqual([]);
	});

	test('a teacher keeps neither the catalogue nor the pool', async () => {
		const teacher = { ...here.staff, roles: ['teacher' as const] };
		expect((await addStartingEntry(app, teacher, 'parents-cafe')).ok).toBe(false);
		expect(
			(await saveFacilitator(app, teacher, null, { ...nurse, locales: [], themes: [] })).ok
		).toBe(false);
	});
});
