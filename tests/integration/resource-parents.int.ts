import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	SYSTEM,
	type ResourceParentActor,
	type StaffActor
} from '../../src/lib/domain/shared/actor';
import { rows } from '../../src/lib/server/db/client';
import { guardian } from '../../src/lib/server/db/schema/directory';
import {
	resourceParent,
	resourceParentContact
} from '../../src/lib/server/db/schema/resource-parent';
import { staff, staffRole } from '../../src/lib/server/db/schema/staff';
import { forgetExpired } from '../../src/lib/server/housekeeping/forget-expired';
import {
	agreeFaceToFace,
	agreeToBeContacted
} from '../../src/lib/server/resource-parent/agree-to-be-contacted';
import { assignContact } from '../../src/lib/server/resource-parent/assign-contact';
import {
	commitmentWords,
	hashOfWords
} from '../../src/lib/server/resource-parent/commitment-words';
import {
	decideResourceParent,
	undoResourceParentDecision
} from '../../src/lib/server/resource-parent/decide-resource-parent';
import {
	endOwnMission,
	endResourceParent
} from '../../src/lib/server/resource-parent/end-resource-parent';
import { giveWayIn } from '../../src/lib/server/resource-parent/give-way-in';
import { listContacts } from '../../src/lib/server/resource-parent/list-contacts';
import { listOwnActions } from '../../src/lib/server/resource-parent/list-own-actions';
import { listOwnWorkshops } from '../../src/lib/server/resource-parent/list-own-workshops';
import { noteOutcome, takeOutcomeBack } from '../../src/lib/server/resource-parent/note-outcome';
import { planInvitation } from '../../src/lib/server/resource-parent/plan-invitation';
import { proposeResourceParent } from '../../src/lib/server/resource-parent/propose-resource-parent';
import { readCommitment } from '../../src/lib/server/resource-parent/read-commitment';
import { readOffers } from '../../src/lib/server/resource-parent/read-offer';
import { readOwnMission } from '../../src/lib/server/resource-parent/read-own-mission';
import { readResourceParent } from '../../src/lib/server/resource-parent/read-resource-parent';
import {
	chooseAvailabilities,
	chooseOwnLanguage
} from '../../src/lib/server/resource-parent/settle-own-mission';
import { signOwnCommitment } from '../../src/lib/server/resource-parent/sign-own-commitment';
import { withdrawContact } from '../../src/lib/server/resource-parent/withdraw-contact';
import { useStaffLink } from '../../src/lib/server/sign-in/staff-link';
import { readStaffActor, STAFF_COOKIE } from '../../src/lib/server/sign-in/staff-session';
import { resourceParentStory } from '../factories/resource-parent-story';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T09:00:00Z');
const HOUR = 3_600_000;

let app: TestApp;
let story: SchoolStory;
let adviser: StaffActor;
let head: StaffActor;
let inspector: StaffActor;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	app.setNow(NOW);
	story = await schoolStory(app.db, { roles: ['mediator'], now: NOW });
	adviser = story.staff;
	head = await colleague('head');
	inspector = await colleague('inspector');
});

async function colleague(role: 'head' | 'inspector'): Promise<StaffActor> {
	const { schoolId } = story;
	return app.db.transaction(SYSTEM, async (tx) => {
		const [made] = await tx
			.insert(staff)
			.values({ name: role, email: `${role}@example.org`, createdAt: NOW })
			.returning();
		const staffId = made!.id;
		await tx.insert(staffRole).values({ staffId, schoolId, role });
		return { ...story.staff, staffId, roles: [role], name: role };
	});
}
const valueOf = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
	if (!result.ok) throw new Error(result.error.code);
	return result.value;
};
const codeOf = (result: { ok: boolean; error?: { code: string } }) => result.error?.code ?? null;
const candidacy = (more: object = {}) => ({
	firstName: 'Fatou',
	lastName: 'ESSAI',
	locales: ['ar' as const, 'fr' as const],
	availabilities: ['1-morning' as const],
	adviser: adviser.staffId,
	...more
});
const entry = async (url: string) => {
	const used = valueOf(await useStaffLink(app, url.split('#')[1]!));
	const actor = await readStaffActor(app, {
		get: (name: string) => (name === STAFF_COOKIE ? used.sessionCookie : undefined)
	} as never);
	return { actor, hours: used.hours };
};

/** From the candidacy to the signed commitment. */
async function volunteer(): Promise<{ id: string; actor: ResourceParentActor }> {
	const { id } = valueOf(await proposeResourceParent(app, adviser, candidacy()));
	valueOf(await decideResourceParent(app, head, id, 'yes'));
	valueOf(await decideResourceParent(app, inspector, id, 'yes'));
	const { actor } = await entry(valueOf(await giveWayIn(app, adviser, id)).url);
	if (actor?.kind !== 'resource-parent') throw new Error('not let in');
	valueOf(await signOwnCommitment(app, actor, commitmentWords('ar').hash));
	return { id, actor };
}

describe('a candidacy', () => {
	test('goes from the adviser to the head, to the inspector, to her', async () => {
		const { id } = valueOf(await proposeResourceParent(app, adviser, candidacy()));
		expect(codeOf(await decideResourceParent(app, inspector, id, 'yes'))).toBe(
			'resource-parent.not-allowed'
		);
		expect(codeOf(await giveWayIn(app, adviser, id))).toBe('resource-parent.not-waiting');
		valueOf(await decideResourceParent(app, head, id, 'yes'));
		valueOf(await undoResourceParentDecision(app, head, id));
		expect((await readResourceParent(app, head, id))?.state).toBe('proposed');
		valueOf(await decideResourceParent(app, head, id, 'yes'));
		valueOf(await decideResourceParent(app, inspector, id, 'yes'));
		expect(await readResourceParent(app, inspector, id)).toMatchObject({
			state: 'approved',
			head: 'head',
			inspector: 'inspector',
			actions: null,
			can: { decide: false, undo: true, end: false, giveWayIn: false }
		});
	});

	test('is of one guardian once, and of nobody from elsewhere', async () => {
		const guardianId = story.guardianId;
		const hers = candidacy({ guardian: guardianId });
		const both = await Promise.all([
			proposeResourceParent(app, adviser, hers),
			proposeResourceParent(app, adviser, hers)
		]);
		expect(both.map(codeOf).sort()).toEqual(['resource-parent.already-proposed', null].sort());
		const other = await schoolStory(app.db, { now: NOW });
		const stranger = candidacy({ guardian: other.guardianId });
		expect(codeOf(await proposeResourceParent(app, adviser, stranger))).toBe(
			'resource-parent.unknown-family'
		);
		const unsupported = candidacy({ adviser: head.staffId });
		expect(codeOf(await proposeResourceParent(app, adviser, unsupported))).toBe(
			'resource-parent.unknown-adviser'
		);
		expect(codeOf(await proposeResourceParent(app, head, candidacy()))).toBe(
			'resource-parent.not-allowed'
		);
	});

	test('of another school is not there', async () => {
		const { id } = valueOf(await proposeResourceParent(app, adviser, candidacy()));
		const other = await schoolStory(app.db, { roles: ['head', 'mediator'], now: NOW });
		expect(await readResourceParent(app, other.staff, id)).toBeNull();
		for (const asked of [
			decideResourceParent(app, other.staff, id, 'yes'),
			endResourceParent(app, other.staff, id, 'moved'),
			giveWayIn(app, other.staff, id)
		]) {
			expect(codeOf(await asked)).toBe('resource-parent.not-found');
		}
	});
});

describe('her sign-in', () => {
	test('is a link to her own pages, and never somebody else’s line', async () => {
		// Her address is that of a member of staff: a link for her opens nothing of that person's.
		const email = 'head@example.org';
		const { id } = valueOf(await proposeResourceParent(app, adviser, candidacy({ email })));
		valueOf(await decideResourceParent(app, head, id, 'yes'));
		valueOf(await decideResourceParent(app, inspector, id, 'yes'));
		const { url, qr } = valueOf(await giveWayIn(app, adviser, id));
		expect(url).toMatch(/\/parent-ressource\/lien#[\w-]{22}$/);
		expect(qr.path).toMatch(/^M/);
		const { actor, hours } = await entry(url);
		expect(actor).toMatchObject({ kind: 'resource-parent', name: 'Fatou', locale: 'ar' });
		expect(actor).not.toHaveProperty('roles');
		expect(hours).toBe(720);
		const again = await entry(valueOf(await giveWayIn(app, adviser, id)).url);
		expect(again.actor).toMatchObject({ staffId: (actor as ResourceParentActor).staffId });
	});

	test('closes at once with her mission, and so does an approval taken back', async () => {
		const { id, actor } = await volunteer();
		expect(await readOwnMission(app, actor)).toMatchObject({ firstName: 'Fatou', state: 'active' });
		valueOf(await endResourceParent(app, head, id, 'moved'));
		expect(await readOwnMission(app, actor)).toBeNull();
		const lines = await app.db.transaction(SYSTEM, (tx) =>
			tx.select().from(staff).where(eq(staff.id, actor.staffId))
		);
		expect(lines).toEqual([]);
		expect(codeOf(await endResourceParent(app, head, id, 'moved'))).toBe(
			'resource-parent.already-ended'
		);
	});

	test('she ends it herself', async () => {
		const { id, actor } = await volunteer();
		valueOf(await endOwnMission(app, actor));
		expect(await readResourceParent(app, head, id)).toMatchObject({
			state: 'ended',
			endReason: 'own-wish'
		});
	});
});

describe('the commitment', () => {
	test('keeps the exact words, their hash and their language', async () => {
		const { id } = await volunteer();
		const words = commitmentWords('ar');
		const kept = await readCommitment(app, head, id);
		expect(kept).toMatchObject({ locale: 'ar', sentences: words.sentences, signedAt: NOW });
		expect(hashOfWords(kept!.locale, kept!.sentences)).toBe(kept!.hash);
		expect(words.sentences).toHaveLength(9);
		// Who reads the copy at school has the French, for as long as it says the same.
		expect(kept!.french).toEqual(commitmentWords('fr').sentences);
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(resourceParent).set({ commitmentHash: 'b'.repeat(64) })
		);
		expect((await readCommitment(app, head, id))!.french).toBeNull();
	});

	test('is not signed on other words, and a word changed is another hash', async () => {
		const { id } = valueOf(await proposeResourceParent(app, adviser, candidacy()));
		valueOf(await decideResourceParent(app, head, id, 'yes'));
		valueOf(await decideResourceParent(app, inspector, id, 'yes'));
		const { actor } = await entry(valueOf(await giveWayIn(app, adviser, id)).url);
		const hers = actor as ResourceParentActor;
		const french = commitmentWords('fr');
		expect(codeOf(await signOwnCommitment(app, hers, french.hash))).toBe(
			'resource-parent.other-words'
		);
		expect(hashOfWords('fr', [...french.sentences.slice(1), 'Autre'])).not.toBe(french.hash);
		expect(await readCommitment(app, head, id)).toBeNull();
		await chooseOwnLanguage(app, hers, 'fr');
		valueOf(await signOwnCommitment(app, { ...hers, locale: 'fr' }, french.hash));
		expect(await readCommitment(app, head, id)).toMatchObject({ locale: 'fr' });
	});
});

describe('a family', () => {
	test('is asked only where somebody could call, and shows what it was told', async () => {
		expect(await readOffers(app, story.family)).toEqual([]);
		const refused = await agreeToBeContacted(app, story.family, {
			guardianId: story.guardianId,
			wish: 'call'
		});
		expect(codeOf(refused)).toBe('resource-parent.unknown-family');
		const { actor } = await volunteer();
		const [offer] = await readOffers(app, story.family);
		expect(offer).toMatchObject({
			firstName: 'Amina',
			phone: '+33639980101',
			isInHerLanguage: true,
			agreed: null
		});
		expect(await readOffers(app, { ...story.family, isProvisional: true })).toEqual([]);
		const turkish = await readOffers(app, { ...story.family, locale: 'tr' });
		expect(turkish[0]?.isInHerLanguage).toBe(false);

		const input = { guardianId: story.guardianId, wish: 'call' as const };
		const { contactId } = valueOf(await agreeToBeContacted(app, story.family, input));
		expect((await listOwnActions(app, actor)).todo).toEqual([]);
		const [line] = await listContacts(app, adviser);
		expect(line).toMatchObject({ id: contactId, helper: null, choices: [{ speaks: true }] });
		const to = line!.choices[0]!.id;
		valueOf(await assignContact(app, adviser, { contactId, to }));
		expect((await listOwnActions(app, actor)).todo).toMatchObject([
			{ kind: 'call', shownName: 'Amina', shownPhone: '+33639980101', locale: 'ar' }
		]);
		expect((await readOffers(app, story.family))[0]?.agreed).toMatchObject({
			wish: 'call',
			helper: 'Fatou'
		});
		// Agreeing again says how: the telephone goes from her page at once.
		valueOf(await agreeToBeContacted(app, story.family, { ...input, wish: 'meet' }));
		expect((await listOwnActions(app, actor)).todo).toMatchObject([{ shownPhone: null }]);
		// Withdrawn in one tap: nothing of her is left on the page, nor in the row.
		valueOf(await withdrawContact(app, story.family, contactId));
		expect((await listOwnActions(app, actor)).todo).toEqual([]);
		expect(
			await app.db.transaction(SYSTEM, (tx) => tx.select().from(resourceParentContact))
		).toMatchObject([{ shownName: '', shownPhone: null, withdrawnAt: NOW }]);
		expect(codeOf(await withdrawContact(app, story.family, contactId))).toBe(
			'resource-parent.not-found'
		);
		const anew = valueOf(await agreeToBeContacted(app, story.family, input));
		expect(anew.contactId).not.toBe(contactId);
	});

	test('agrees face to face: who asked is kept', async () => {
		const input = { guardianId: story.guardianId, wish: 'meet' as const };
		expect(codeOf(await agreeFaceToFace(app, adviser, input))).toBe('resource-parent.not-offered');
		await volunteer();
		valueOf(await agreeFaceToFace(app, adviser, input));
		expect(await listContacts(app, adviser)).toMatchObject([
			{ agreedWith: adviser.name, shownPhone: null, agreedAt: NOW }
		]);
		await app.db.transaction(SYSTEM, (tx) => tx.update(guardian).set({ mobile: null }));
		const call = { ...input, wish: 'call' as const };
		expect(codeOf(await agreeFaceToFace(app, adviser, call))).toBe('resource-parent.no-phone');
		expect(codeOf(await agreeFaceToFace(app, head, input))).toBe('resource-parent.not-allowed');
	});

	test('of another account is nobody’s to withdraw or to agree for', async () => {
		const her = await resourceParentStory(app.db, story, NOW);
		const other = await schoolStory(app.db, { now: NOW });
		expect(codeOf(await withdrawContact(app, other.family, her.contactId))).toBe(
			'resource-parent.not-found'
		);
		const input = { guardianId: story.guardianId, wish: 'call' as const };
		expect(codeOf(await agreeToBeContacted(app, other.family, input))).toBe(
			'resource-parent.unknown-family'
		);
		expect(
			codeOf(await assignContact(app, other.staff, { contactId: her.contactId, to: null }))
		).toBe('resource-parent.not-found');
	});
});

describe('a call', () => {
	test('without an answer comes back tomorrow, and a tap is taken back', async () => {
		const her = await resourceParentStory(app.db, story, NOW);
		const note = (outcome: 'no-answer' | 'reached') =>
			noteOutcome(app, her.actor, { actionId: her.actionId, outcome });
		valueOf(await note('no-answer'));
		expect(codeOf(await note('reached'))).toBe('resource-parent.already-done');
		expect(await listOwnActions(app, her.actor)).toMatchObject({
			todo: [],
			last: { id: her.actionId, outcome: 'no-answer' }
		});
		valueOf(await takeOutcomeBack(app, her.actor, her.actionId));
		expect((await listOwnActions(app, her.actor)).todo).toMatchObject([{ id: her.actionId }]);
		valueOf(await note('no-answer'));
		app.setNow(new Date(NOW.getTime() + 25 * HOUR));
		const { todo } = await listOwnActions(app, her.actor);
		expect(todo).toHaveLength(1);
		expect(todo[0]!.id).not.toBe(her.actionId);
	});

	test('that she prefers not to have withdraws her agreement at once', async () => {
		const her = await resourceParentStory(app.db, story, NOW);
		const input = { actionId: her.actionId, outcome: 'prefers-not' as const };
		valueOf(await noteOutcome(app, her.actor, input));
		expect(await listOwnActions(app, her.actor)).toEqual({ todo: [], last: null });
		expect((await readOffers(app, story.family))[0]?.agreed).toBeNull();
		expect((await readResourceParent(app, adviser, her.id))?.actions).toMatchObject([
			{ outcome: 'prefers-not', shownName: null }
		]);
	});

	test('of another volunteer is not hers', async () => {
		const her = await resourceParentStory(app.db, story, NOW);
		const other = await schoolStory(app.db, { now: NOW });
		const neighbour = await resourceParentStory(app.db, other, NOW);
		const input = { actionId: her.actionId, outcome: 'reached' as const };
		expect(codeOf(await noteOutcome(app, neighbour.actor, input))).toBe(
			'resource-parent.not-found'
		);
	});

	test('to invite to a workshop is planned once, with the workshop’s words', async () => {
		const her = await resourceParentStory(app.db, story, NOW);
		const content = {
			theme: 'connect',
			startsAt: '2026-11-27T16:30:00Z',
			endsAt: '2026-11-27T18:00:00Z',
			place: 'Salle 12'
		};
		const { itemId } = await storyItem(app.db, story, {
			kind: 'workshop',
			content,
			audience: 'school',
			now: NOW
		});
		const input = { contactId: her.contactId, itemId };
		expect(await listOwnWorkshops(app, her.actor)).toMatchObject([
			{ id: itemId, toInvite: [{ contactId: her.contactId, shownName: 'Amina' }] }
		]);
		valueOf(await planInvitation(app, her.actor, input));
		valueOf(await planInvitation(app, her.actor, input));
		const { todo } = await listOwnActions(app, her.actor);
		expect(todo.filter(({ kind }) => kind === 'invite')).toMatchObject([
			{ workshop: { place: 'Salle 12' } }
		]);
		expect((await listOwnWorkshops(app, her.actor))[0]?.toInvite).toEqual([]);
		const neighbour = await schoolStory(app.db, { now: NOW });
		const foreign = await resourceParentStory(app.db, neighbour, NOW);
		expect(codeOf(await planInvitation(app, foreign.actor, input))).toBe(
			'resource-parent.not-found'
		);
	});
});

describe('her own settings', () => {
	test('half days, and a language', async () => {
		const { actor } = await volunteer();
		await chooseAvailabilities(app, actor, ['6-afternoon', '2-morning']);
		expect(await readOwnMission(app, actor)).toMatchObject({
			availabilities: ['2-morning', '6-afternoon'],
			adviser: { name: adviser.name, phone: '+33639980000' },
			commitment: { locale: 'ar' }
		});
	});
});

describe('what is over', () => {
	test('is forgotten three months later, and the journal names nobody', async () => {
		const { id } = await volunteer();
		const refused = valueOf(await proposeResourceParent(app, adviser, candidacy()));
		valueOf(await decideResourceParent(app, head, refused.id, 'no'));
		valueOf(await endResourceParent(app, head, id, 'finished'));
		const left = () =>
			app.db.transaction(SYSTEM, async (tx) => (await tx.select().from(resourceParent)).length);
		app.setNow(new Date('2027-02-24T08:59:00Z'));
		await forgetExpired(app);
		expect(await left()).toBe(2);
		app.setNow(new Date('2027-02-24T09:01:00Z'));
		await forgetExpired(app);
		expect(await left()).toBe(0);
		const journal = await app.db.transaction(SYSTEM, (tx) =>
			rows<{ action: string; text: string }>(tx, sql`select action, j::text as text from journal j`)
		);
		expect(journal.map(({ action }) => action)).toContain('resource-parent.ended');
		expect(journal.filter(({ text }) => /Fatou|ESSAI|Amina/.test(text))).toEqual([]);
	});

	test('gives the families back to be taken care of', async () => {
		const her = await resourceParentStory(app.db, story, NOW);
		valueOf(await endOwnMission(app, her.actor));
		expect(await listContacts(app, adviser)).toMatchObject([{ helper: null, choices: [] }]);
	});
});
