import { eq, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import type { Tx } from '../../src/lib/server/db/client';
import { guardian } from '../../src/lib/server/db/schema/directory';
import {
	equipment,
	equipmentDiagnosis,
	equipmentLoan,
	loanAgreement
} from '../../src/lib/server/db/schema/equipment';
import { itemVersion } from '../../src/lib/server/db/schema/item';
import { notice } from '../../src/lib/server/db/schema/reach';
import { agreeToLoan, readOwnLoan } from '../../src/lib/server/equipment/agree-to-loan';
import { answerQuestion } from '../../src/lib/server/equipment/answer-question';
import { exportInventory } from '../../src/lib/server/equipment/export-inventory';
import { extendLoan } from '../../src/lib/server/equipment/extend-loan';
import { fillDiagnosis, undoDiagnosis } from '../../src/lib/server/equipment/fill-diagnosis';
import { addEquipment, retireEquipment } from '../../src/lib/server/equipment/keep-inventory';
import { lendEquipment } from '../../src/lib/server/equipment/lend-equipment';
import { listInventory } from '../../src/lib/server/equipment/list-inventory';
import { listLoans } from '../../src/lib/server/equipment/list-loans';
import { noteAgreement } from '../../src/lib/server/equipment/note-agreement';
import { readNeeds } from '../../src/lib/server/equipment/read-needs';
import { readOwnEquipment } from '../../src/lib/server/equipment/read-own-equipment';
import { returnEquipment, undoReturn } from '../../src/lib/server/equipment/return-equipment';
import { undoLoan } from '../../src/lib/server/equipment/undo-loan';
import { readHome } from '../../src/lib/server/home/read-home';
import { announceReleased } from '../../src/lib/server/release/announce-released';
import { releaseDue } from '../../src/lib/server/release/release-due';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

/** A Tuesday, ten o'clock in Paris. */
const NOW = new Date('2026-11-24T09:00:00Z');
const DUE = '2026-12-10';

let app: TestApp;
let story: SchoolStory;
let tablet: string;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app?.close());

beforeEach(async () => {
	await app.db.empty();
	app.setNow(NOW);
	story = await schoolStory(app.db, { roles: ['mediator'], now: NOW });
	const added = await addEquipment(app, story.staff, {
		...{ kind: 'tablet', label: 'Tablette 12', state: 'good' },
		number: 'INV-12'
	});
	tablet = added.ok ? added.value.id : '';
});

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => app.db.transaction(SYSTEM, work);
const lend = (given: { thing?: string; dueOn?: string; agreement?: 'family' | 'paper' } = {}) =>
	lendEquipment(app, story.staff, {
		...{ thing: tablet, dueOn: DUE, agreement: 'family', guardianId: story.guardianId },
		...given
	});
const lent = async () => {
	const made = await lend();
	if (!made.ok) throw new Error(made.error.code);
	return made.value.loanId;
};
const steering = () =>
	asSystem(async (tx) => {
		const [row] = await tx.select().from(guardian).where(eq(guardian.id, story.guardianId));
		return [row!.bestChannel, row!.bestMoment, row!.prefersVoice];
	});
const answer = (question: 'device' | 'channel' | 'moment' | 'reading' | 'printer', value: string) =>
	answerQuestion(app, story.family, { question, answer: value });
/** What waits to be said, by the day on which it is planned. */
const waiting = () =>
	asSystem(async (tx) => {
		const found = await tx
			.select()
			.from(itemVersion)
			.where(sql`${isNull(itemVersion.releasedAt)} and ${isNull(itemVersion.withdrawnAt)}`)
			.orderBy(itemVersion.plannedAt);
		return found.map(({ plannedAt, content }) => [
			plannedAt.toISOString(),
			(content as { ready: { day: string } }).ready.day
		]);
	});

describe('what a family answers', () => {
	it('is kept question by question, in one row a day, and steers how it is told', async () => {
		expect(await answer('device', 'phone')).toEqual({ ok: true, value: { next: 'sharing' } });
		await answer('channel', 'call');
		await answer('channel', 'call');
		await answer('moment', 'evening');
		await answer('reading', 'voice');
		const kept = await asSystem((tx) => tx.select().from(equipmentDiagnosis));
		expect(kept).toHaveLength(1);
		expect(kept[0]).toMatchObject({
			...{ filledBy: 'family', accountId: story.accountId },
			answers: { device: 'phone', channel: 'call', moment: 'evening', reading: 'voice' }
		});
		expect(await steering()).toEqual(['call', 'evening', true]);
		app.setNow('2026-11-25T09:00:00Z');
		await answer('channel', 'not-said');
		expect(await asSystem((tx) => tx.$count(equipmentDiagnosis))).toBe(2);
		expect(await steering()).toEqual([null, 'evening', true]);
	});

	it('two taps at the same moment lose neither answer', async () => {
		await Promise.all([answer('device', 'tablet'), answer('printer', 'no')]);
		expect((await readOwnEquipment(app, story.family))!.diagnosis).toEqual({
			device: 'tablet',
			printer: 'no'
		});
	});

	it('is not asked of whoever holds a letter', async () => {
		const provisional = { ...story.family, isProvisional: true };
		expect(await readOwnEquipment(app, provisional)).toBeNull();
		expect(
			await answerQuestion(app, provisional, { question: 'device', answer: 'none' })
		).toMatchObject({ error: { code: 'equipment.not-found' } });
		// Row level security says the same, whatever the program asks for.
		await expect(
			app.db.transaction(provisional, (tx) =>
				tx.insert(equipmentDiagnosis).values({
					...{ schoolId: story.schoolId, guardianId: story.guardianId, at: NOW },
					...{ filledBy: 'family', accountId: story.accountId, answers: {} }
				})
			)
		).rejects.toThrow();
	});

	it('steers nobody else: not through the function either', async () => {
		const other = await schoolStory(app.db, { now: NOW });
		await app.db.transaction(other.family, (tx) =>
			tx.execute(sql`select app_steer_guardian(${story.guardianId}::uuid, 'paper', null, null)`)
		);
		await app.db.transaction(other.staff, (tx) =>
			tx.execute(sql`select app_steer_guardian(${story.guardianId}::uuid, 'paper', null, null)`)
		);
		expect(await steering()).toEqual([null, null, null]);
	});
});

describe('what staff write down with a family, or from its paper', () => {
	const fill = (answers: object, key = crypto.randomUUID()) =>
		fillDiagnosis(app, story.staff, story.guardianId, { ...answers, through: 'paper', key });

	it('counts as the latest, sent twice it is one, and undone the one before counts again', async () => {
		await answer('channel', 'sms');
		app.setNow('2026-11-24T09:05:00Z');
		const key = crypto.randomUUID();
		const filled = await fill({ channel: 'paper', device: 'none', sharing: 'two' }, key);
		await fill({ channel: 'paper', device: 'none', sharing: 'two' }, key);
		const kept = await asSystem((tx) =>
			tx.select().from(equipmentDiagnosis).orderBy(equipmentDiagnosis.at)
		);
		expect(kept.map(({ answers }) => answers)).toEqual([
			{ channel: 'sms' },
			{ device: 'none', channel: 'paper' }
		]);
		expect((await steering())[0]).toBe('paper');
		await undoDiagnosis(app, story.staff, filled.ok ? filled.value.diagnosisId : '');
		expect((await steering())[0]).toBe('sms');
	});

	it('an empty paper changes nothing', async () => {
		expect(await fill({})).toMatchObject({ error: { code: 'equipment.nothing-answered' } });
	});

	it('is not for a teacher', async () => {
		const teacher = { ...story.staff, roles: ['teacher' as const] };
		expect(
			await fillDiagnosis(app, teacher, story.guardianId, {
				...{ channel: 'sms', through: 'paper', key: crypto.randomUUID() }
			})
		).toMatchObject({ error: { code: 'equipment.not-allowed' } });
		expect(await readNeeds(app, teacher)).toBeNull();
		expect(await listInventory(app, teacher)).toEqual([]);
	});
});

describe('a loan', () => {
	it('is told to the family, which agrees on its phone to the words of its language', async () => {
		const loanId = await lent();
		const home = await readHome(app, story.family);
		expect(home.cards).toMatchObject([{ kind: 'message', ready: { sentence: 'loan', day: DUE } }]);
		const page = await readOwnLoan(app, story.family, loanId);
		expect(page).toMatchObject({ isAgreed: false, kind: 'tablet', agreement: { locale: 'ar' } });
		expect(await agreeToLoan(app, story.family, loanId)).toEqual({ ok: true, value: null });
		await agreeToLoan(app, story.family, loanId);
		const [agreed] = await asSystem((tx) => tx.select().from(loanAgreement));
		expect(agreed).toMatchObject({
			...{ through: 'family', locale: 'ar', accountId: story.accountId, staffId: null },
			wordsHash: page!.agreement.hash
		});
		expect(await listLoans(app, story.staff, 'out')).toMatchObject({
			...{ out: 1, late: 0 },
			loans: [{ label: 'Tablette 12', name: 'Amina ESSAI', agreedThrough: 'family' }]
		});
	});

	it('is reminded in open hours: the day before, then a week later and another', async () => {
		await lent();
		expect(await waiting()).toEqual([
			['2026-12-09T06:00:00.000Z', DUE],
			['2026-12-16T06:00:00.000Z', '2026-12-17'],
			// The school is closed from the 19th on: the third one comes with the new year.
			['2027-01-04T06:00:00.000Z', '2027-01-05']
		]);
	});

	it('nobody calls her about what was just put into her hands; of its return, somebody may', async () => {
		await lent();
		await announceReleased(app);
		expect(await asSystem((tx) => tx.$count(notice))).toBe(0);
		app.setNow('2026-12-09T09:00:00Z');
		await releaseDue(app);
		await announceReleased(app);
		expect(await asSystem((tx) => tx.$count(notice))).toBe(1);
	});

	it('returned before, nothing is asked any more, and nothing is left to ask', async () => {
		const loanId = await lent();
		app.setNow('2026-12-09T09:00:00Z');
		await releaseDue(app);
		// One card for one loan: the reminder stands in the place of what was said first.
		expect((await readHome(app, story.family)).cards).toHaveLength(1);
		app.setNow('2026-12-16T09:00:00Z');
		await releaseDue(app);
		expect((await readHome(app, story.family)).cards).toMatchObject([
			{ ready: { day: '2026-12-17' } }
		]);
		expect(await returnEquipment(app, story.staff, { loanId, state: 'worn' })).toEqual({
			ok: true,
			value: { label: 'Tablette 12' }
		});
		expect(await waiting()).toEqual([]);
		expect((await readHome(app, story.family)).cards).toEqual([]);
		expect(await listInventory(app, story.staff)).toMatchObject([{ state: 'worn', loanId: null }]);
	});

	it('returned twice, even at the same moment, the second is told when it was', async () => {
		const loanId = await lent();
		const back = () => returnEquipment(app, story.staff, { loanId, state: 'good' });
		const both = await Promise.all([back(), back()]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.find(({ ok }) => !ok)).toMatchObject({
			error: { code: 'equipment.already-returned', returnedOn: '2026-11-24' }
		});
		const [row] = await asSystem((tx) => tx.select().from(equipmentLoan));
		expect(row).toMatchObject({ returnedOn: '2026-11-24', returnedTo: story.staff.staffId });
	});

	it('a return by mistake is undone: out again, and reminded again', async () => {
		const loanId = await lent();
		await returnEquipment(app, story.staff, { loanId, state: 'lost' });
		await undoReturn(app, story.staff, loanId);
		expect(await listInventory(app, story.staff)).toMatchObject([{ state: 'good', loanId }]);
		expect(await waiting()).toHaveLength(3);
	});

	it('of a thing that is out is refused, and a return is not undone once it was lent again', async () => {
		const loanId = await lent();
		const both = await lend();
		expect(both).toMatchObject({ error: { code: 'equipment.already-lent' } });
		await returnEquipment(app, story.staff, { loanId, state: 'good' });
		await lent();
		expect(await undoReturn(app, story.staff, loanId)).toMatchObject({
			error: { code: 'equipment.lent-since' }
		});
	});

	it('lent twice at the same moment is lent once', async () => {
		const both = await Promise.all([lend(), lend()]);
		expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(await asSystem((tx) => tx.$count(equipmentLoan))).toBe(1);
	});

	it('written by mistake is undone: nothing of it is left on the phone but that it no longer holds', async () => {
		const loanId = await lent();
		await readHome(app, story.family);
		expect((await undoLoan(app, story.staff, loanId)).ok).toBe(true);
		expect(await waiting()).toEqual([]);
		expect(await readOwnLoan(app, story.family, loanId)).toBeNull();
		expect((await readHome(app, story.family)).cards).toMatchObject([{ isTakenBack: true }]);
		expect((await lend()).ok).toBe(true);
		expect(await returnEquipment(app, story.staff, { loanId, state: 'good' })).toMatchObject({
			error: { code: 'equipment.loan-undone' }
		});
	});

	it('given more time is told with the new day, and reminded of that one alone', async () => {
		const loanId = await lent();
		await extendLoan(app, story.staff, { loanId, dueOn: '2027-01-14' });
		expect((await waiting())[0]).toEqual(['2027-01-13T06:00:00.000Z', '2027-01-14']);
		expect((await readHome(app, story.family)).cards).toMatchObject([
			{ ready: { day: '2027-01-14' } }
		]);
	});

	it('is agreed to on paper, noted by staff; nothing is said to the phone', async () => {
		const made = await lend({ agreement: 'paper' });
		expect((await readHome(app, story.family)).cards).toEqual([]);
		const loanId = made.ok ? made.value.loanId : '';
		await noteAgreement(app, story.staff, { loanId, through: 'paper' });
		const [agreed] = await asSystem((tx) => tx.select().from(loanAgreement));
		expect(agreed).toMatchObject({
			...{ through: 'paper', staffId: story.staff.staffId, locale: 'ar' },
			wordsHash: (await readOwnLoan(app, story.family, loanId))!.agreement.hash
		});
	});

	it('belongs to its school and its family', async () => {
		const loanId = await lent();
		const other = await schoolStory(app.db, { roles: ['head'], now: NOW });
		const elsewhere = { code: 'equipment.not-found' };
		for (const acted of [
			await returnEquipment(app, other.staff, { loanId, state: 'good' }),
			await undoLoan(app, other.staff, loanId),
			await extendLoan(app, other.staff, { loanId, dueOn: '2027-01-14' }),
			await agreeToLoan(app, other.family, loanId)
		]) {
			expect(acted).toMatchObject({ ok: false, error: elsewhere });
		}
		expect(
			await lendEquipment(app, other.staff, {
				...{ thing: tablet, dueOn: DUE, agreement: 'paper', guardianId: other.guardianId }
			})
		).toMatchObject({ error: elsewhere });
	});
});

describe('the inventory', () => {
	it('has one label for one thing, keeps in what is out, and goes into a file', async () => {
		expect(
			await addEquipment(app, story.staff, { kind: 'books', label: 'Tablette 12', state: 'good' })
		).toMatchObject({ error: { code: 'equipment.label-taken' } });
		await lent();
		expect(await retireEquipment(app, story.staff, tablet, true)).toMatchObject({
			error: { code: 'equipment.lent-out' }
		});
		const made = await exportInventory(app, story.staff);
		expect(made.ok && made.value).toContain('Tablette 12');
		expect(made.ok && made.value).toContain('Amina ESSAI');
		expect(await asSystem((tx) => tx.$count(equipment))).toBe(1);
	});
});

describe('what homes lack', () => {
	it('is counted by home, the latest answer of one of its parents', async () => {
		await answer('device', 'computer');
		app.setNow('2026-11-24T10:00:00Z');
		await answer('device', 'phone');
		expect(await readNeeds(app, story.staff)).toMatchObject({
			...{ homes: 1, answered: 1 },
			school: [{ need: 'no-computer', homes: 1, of: 1 }, {}, {}, {}],
			divisions: [{ division: '5 B', needs: { 'no-computer': null } }]
		});
	});
});
