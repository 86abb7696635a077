import { readdirSync, readFileSync } from 'node:fs';
import type { Cookies } from '@sveltejs/kit';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM, type GuardianActor, type StaffActor } from '../../src/lib/domain/shared/actor';
import type { Language } from '../../src/lib/domain/shared/locale';
import { unmark } from '../../src/lib/i18n/marked-words';
import { keysOf } from '../../src/lib/domain/wording/wording-unit';
import { translatorFor } from '../../src/lib/i18n/translator';
import { account } from '../../src/lib/server/db/schema/account';
import { guardian } from '../../src/lib/server/db/schema/directory';
import { schoolLanguage, wording } from '../../src/lib/server/db/schema/language';
import { journal, staff } from '../../src/lib/server/db/schema/staff';
import { readSchool } from '../../src/lib/server/directory/read-school';
import { wordNotification } from '../../src/lib/server/delivery/word-notification';
import { FAMILY_NAMESPACES } from '../../src/lib/server/home/family-messages';
import { readPageCircle } from '../../src/lib/server/home/page-key';
import { messagesFor } from '../../src/lib/server/i18n/messages';
import { writeLetter } from '../../src/lib/server/letter/write-letter';
import { openFamilySession, readFamilyActor } from '../../src/lib/server/sign-in/family-session';
import { wordSms } from '../../src/lib/server/sms/word-sms';
import { audienceLocales } from '../../src/lib/server/translation/audience-locales';
import { readBank } from '../../src/lib/server/voice/read-bank';
import { recordBankVoice } from '../../src/lib/server/voice/record-bank-voice';
import { downloadWordings } from '../../src/lib/server/wording/download-wordings';
import { exportSchoolWordings, exportWordings } from '../../src/lib/server/wording/export-wordings';
import { FAMILY_STRINGS, shippedWords } from '../../src/lib/server/wording/family-strings';
import { familyWords } from '../../src/lib/server/wording/family-words';
import { giveUpWording } from '../../src/lib/server/wording/give-up-wording';
import { listLanguageStatus } from '../../src/lib/server/wording/language-status';
import { listWordings } from '../../src/lib/server/wording/list-wordings';
import { offeredLanguages } from '../../src/lib/server/wording/offered-languages';
import { reviewWording, type ReviewedWords } from '../../src/lib/server/wording/review-wording';
import { readSchoolWording } from '../../src/lib/server/wording/school-wording';
import { switchLanguage } from '../../src/lib/server/wording/switch-language';
import { wordingDigest } from '../../src/lib/server/wording/wording-digest';
import { countAs, schoolStory, type SchoolStory } from '../factories/school-story';
import { mp3Tone } from '../factories/sounds';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = new Date('2026-11-24T09:00:00Z');
const ASK = 'absence:ask';
const OURS = 'لماذا غاب؟';

let app: TestApp;
let here: SchoolStory;
let elsewhere: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: TUESDAY });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['mediator'], now: TUESDAY });
	elsewhere = await schoolStory(app.db, { roles: ['head'], now: TUESDAY });
});

const correct = (
	text: string,
	{ story = here, language = 'ar' as Language, key = ASK, seen = null as string | null } = {}
) => reviewWording(app, story.staff, { language, key, texts: new Map([[key, text]]), seen });

/** A page of a family, as its layout reads its words. */
async function pageOf(actor: GuardianActor) {
	const { schools } = await readPageCircle(app, actor);
	const words = await familyWords(app, actor, FAMILY_NAMESPACES, schools);
	return { ...words, t: translatorFor(words.locale, words.messages), schools };
}
const reads = async (actor: GuardianActor) => (await pageOf(actor)).t(ASK);
const wordingOf = (story: SchoolStory) =>
	app.db.transaction(SYSTEM, async (tx) => {
		return readSchoolWording(tx, await readSchool(tx, story));
	});
const saves = async () =>
	(await app.db.transaction(SYSTEM, (tx) => tx.select().from(journal).orderBy(journal.at))).map(
		(row) => row.action
	);

/** Every sentence of a language in invented words, or some of them. */
async function fill(language: Language, units = FAMILY_STRINGS): Promise<void> {
	await app.db.transaction(SYSTEM, async (tx) => {
		await tx.insert(wording).values(
			units.flatMap((unit) =>
				keysOf(unit, language).map((key) => ({
					schoolId: here.schoolId,
					locale: language,
					key,
					text: `Wo ${unit.french}`,
					sourceHash: unit.sourceHash,
					reviewedBy: here.staff.staffId,
					reviewedAt: TUESDAY
				}))
			)
		);
		await tx.execute(sql`update school set words_version = words_version + 1`);
	});
}

describe('a speaker corrects a sentence', () => {
	test('and the families of her school read it, no others', async () => {
		const shipped = await reads(here.family);
		expect(await correct(OURS)).toMatchObject({ ok: true, value: { isCorrected: true } });
		expect(await reads(here.family)).toBe(OURS);
		expect(await reads(elsewhere.family)).toBe(shipped);
		expect(await reads({ ...here.family, locale: 'tr' })).not.toBe(OURS);
		expect(await saves()).toEqual(['wording.reviewed']);
	});

	test('at once, each time, and no longer when it is given up', async () => {
		const shipped = await reads(here.family);
		await correct(OURS);
		await correct('ما السبب؟');
		expect(await reads(here.family)).toBe('ما السبب؟');
		const gone = await giveUpWording(app, here.staff, { language: 'ar', key: ASK, undoes: null });
		expect(gone.ok && gone.value?.before.get(ASK)).toBe('ما السبب؟');
		expect(await reads(here.family)).toBe(shipped);
	});

	test('in letters, short messages and notifications too', async () => {
		const key = 'notification:body.absence';
		await correct('غياب جديد من المدرسة', { key });
		await correct('مع هذه الرسالة تدخلون إلى صفحة مدرسة أولادكم وتقرؤون كل شيء بلغتكم.', {
			key: 'letter:intro'
		});
		const sms = 'غياب في {{school}}: {{link}}';
		expect(await correct(sms, { key: 'sms:about.absence' })).toMatchObject({ ok: true });
		const ours = await wordingOf(here);
		const notification = (wording: typeof ours) =>
			wordNotification([{ itemId: here.pupilId, kind: 'absence', change: 'create' }], {
				locale: 'ar',
				schoolName: 'Collège',
				wording
			});
		expect(notification(ours).body).toBe('غياب جديد من المدرسة');
		expect(notification(await wordingOf(elsewhere)).body).not.toBe('غياب جديد من المدرسة');
		const text = wordSms({
			locale: 'ar',
			kind: 'absence',
			school: { name: 'Collège', phone: null, wording: ours },
			link: 'https://p.example.org/n/1',
			takesReplies: false
		});
		expect(text).toBe('غياب في Collège: https://p.example.org/n/1');
		const sender = {
			name: 'Collège',
			phone: null,
			referencePerson: null,
			timeZone: 'Europe/Paris'
		};
		const letter = writeLetter({ ...sender, wording: ours }, 'https://p.example.org', {
			guardian: { id: 'g', title: null, firstName: 'A', lastName: 'B', locale: 'ar' },
			children: [],
			secret: 'AAAAAAAAAAAAAAAAAAAAAA',
			code: '123456789012',
			expiresAt: TUESDAY
		});
		expect(letter.parts[0]!.intro).toBe(
			'مع هذه الرسالة تدخلون إلى صفحة مدرسة أولادكم وتقرؤون كل شيء بلغتكم.'
		);
	});

	test('costs a page of the others nothing: their words are the very same object', async () => {
		await correct(OURS);
		const page = await pageOf(elsewhere.family);
		expect(page.messages).toBe(messagesFor('ar', FAMILY_NAMESPACES));
		expect(page.schools).toEqual([]);
		expect((await pageOf(here.family)).messages).toBe((await pageOf(here.family)).messages);
	});

	test.each([
		['', 'wording.empty'],
		['Pourquoi ?', 'wording.wrong-script'],
		[`${OURS} {{name}}`, 'wording.other-slot'],
		[`${OURS}\u202e`, 'wording.hidden-character']
	])('not with %j', async (text, code) => {
		const refused = await correct(text);
		expect(refused).toMatchObject({
			ok: false,
			error: { code: 'wording.faults', faults: [{ key: ASK, code }] }
		});
		expect(await saves()).toEqual([]);
		expect((await readPageCircle(app, here.family)).schools).toEqual([]);
	});

	test('not over the head of another speaker', async () => {
		const seen = wordingDigest(new Map([[ASK, shippedWords('ar').get(ASK)!]]));
		expect(await correct(OURS, { seen })).toMatchObject({ ok: true });
		expect(await correct('ما السبب؟', { seen })).toMatchObject({
			ok: false,
			error: { code: 'wording.changed-meanwhile' }
		});
		expect(await reads(here.family)).toBe(OURS);
	});

	test('and takes back what she did herself, as long as nobody reviewed it since', async () => {
		const [colleague] = await app.db.transaction(SYSTEM, (tx) =>
			tx
				.insert(staff)
				.values({ name: 'Binta ESSAI', email: 'binta@ecole.example', createdAt: TUESDAY })
				.returning({ id: staff.id })
		);
		const other = { ...here.staff, staffId: colleague!.id };
		const as = (actor: StaffActor, texts: string | null, given: Partial<ReviewedWords> = {}) => {
			const said = texts === null ? null : new Map([[ASK, texts]]);
			const words = { language: 'ar' as const, key: ASK, seen: null, ...given };
			return reviewWording(app, actor, { ...words, texts: said });
		};
		const giveUp = (undoes: string | null) =>
			giveUpWording(app, here.staff, { language: 'ar', key: ASK, undoes });
		const digest = (text: string) => wordingDigest(new Map([[ASK, text]]));
		const shipped = shippedWords('ar').get(ASK)!;
		const late = { ok: false, error: { code: 'wording.changed-meanwhile' } };

		await as(here.staff, OURS);
		expect(await giveUp(digest(OURS))).toMatchObject({ ok: true });
		// Given up, and nobody said anything since: the words may come back.
		expect(await as(here.staff, OURS, { undoes: digest(shipped) })).toMatchObject({ ok: true });
		// A colleague has other words now, or answers for the same ones: they stay hers.
		await as(other, 'ما السبب؟');
		expect(await giveUp(digest(OURS))).toMatchObject(late);
		await as(here.staff, OURS);
		await as(other, null);
		expect(await giveUp(digest(OURS))).toMatchObject(late);
		expect(await as(here.staff, 'ما السبب؟', { undoes: digest(OURS) })).toMatchObject(late);
		expect(await reads(here.family)).toBe(OURS);
		// Given up, then found right by a colleague: that stays too.
		expect(await giveUp(null)).toMatchObject({ ok: true });
		await as(other, null);
		expect(await as(here.staff, OURS, { undoes: digest(shipped) })).toMatchObject(late);
		expect(await reads(here.family)).toBe(shipped);
	});

	test('not in French, not where there is no sentence, not as a teacher', async () => {
		const code = async (done: ReturnType<typeof correct>) => {
			const result = await done;
			return result.ok ? null : result.error.code;
		};
		expect(await code(correct('Pourquoi donc ?', { language: 'fr' }))).toBe('wording.not-found');
		expect(await code(correct(OURS, { key: 'mediation:undo' }))).toBe('wording.not-found');
		const staff = { ...here.staff, roles: ['teacher' as const] };
		expect(await code(correct(OURS, { story: { ...here, staff } }))).toBe('wording.not-allowed');
	});
});

describe('a speaker finds a sentence right', () => {
	test('and answers for it until the French is another', async () => {
		const done = await reviewWording(app, here.staff, {
			...{ language: 'ar', key: 'absence:lateness.sentence', texts: null, seen: null }
		});
		expect(done).toMatchObject({ ok: true, value: { isCorrected: false, before: null } });
		const list = () =>
			listWordings(app, here.staff, 'ar', { voir: 'toutes', page: 1 }).then((l) => l.progress);
		expect(await list()).toEqual({ reviewed: 1, stale: 0, all: FAMILY_STRINGS.length });
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(wording).set({ sourceHash: 'of another French', text: 'قديم' })
		);
		expect(await list()).toEqual({ reviewed: 0, stale: 1, all: FAMILY_STRINGS.length });
		const { places } = await listWordings(app, here.staff, 'ar', { voir: 'changees', page: 1 });
		const [line] = places[0]!.lines;
		expect(line).toMatchObject({ state: 'stale', isCorrected: false });
		expect(line!.forms.map(({ former }) => former)).toEqual(Array(6).fill('قديم'));
	});

	test('stale words are shown to no family', async () => {
		await correct(OURS);
		await app.db.transaction(SYSTEM, async (tx) => {
			await tx.update(wording).set({ sourceHash: 'of another French' });
			await tx.execute(sql`update school set words_version = words_version + 1`);
		});
		expect(await reads(here.family)).toBe(shippedWords('ar').get(ASK));
	});

	test('and the family page says so once every sentence is reviewed', async () => {
		expect((await pageOf(here.family)).isReviewed).toBe(false);
		await fill('ar', FAMILY_STRINGS.slice(1));
		expect((await pageOf(here.family)).isReviewed).toBe(false);
		await fill('ar', FAMILY_STRINGS.slice(0, 1));
		expect((await pageOf(here.family)).isReviewed).toBe(true);
		expect((await pageOf({ ...here.family, locale: 'tr' })).isReviewed).toBe(false);
	});
});

describe('the walls', () => {
	test('words and languages are seen by their school and its families', async () => {
		await correct(OURS);
		await app.db.transaction(SYSTEM, (tx) =>
			tx
				.insert(schoolLanguage)
				.values({ schoolId: here.schoolId, locale: 'wo', since: TUESDAY, by: here.staff.staffId })
		);
		for (const table of ['wording', 'school_language']) {
			expect(await countAs(app.db, here.staff, table)).toBe(1);
			expect(await countAs(app.db, here.family, table)).toBe(1);
			expect(await countAs(app.db, elsewhere.staff, table)).toBe(0);
			expect(await countAs(app.db, elsewhere.family, table)).toBe(0);
		}
	});

	test('a family writes none', async () => {
		const write = app.db.transaction(here.family, (tx) =>
			tx.insert(wording).values({
				...{ schoolId: here.schoolId, locale: 'ar', key: ASK, text: OURS },
				...{ sourceHash: 'x', reviewedAt: TUESDAY }
			})
		);
		await expect(write).rejects.toThrow();
	});
});

describe('the export', () => {
	const exported = (language: Language) =>
		app.db.transaction(here.staff, (tx) => exportWordings(tx, here.schoolId, language));
	const onDisk = (language: string, file: string) =>
		readFileSync(`messages/${language}/${file}`, 'utf8');

	test.each(['ar', 'so', 'fr-simple', 'zh'] as const)(
		'is the files themselves where nothing was corrected: %s',
		async (language) => {
			const files = await exported(language);
			const names = readdirSync(`messages/${language}`).filter((n) => !n.startsWith('mediation'));
			expect(files.map(({ name }) => name).sort()).toEqual(names.sort());
			for (const { name, json } of files) expect(json).toBe(onDisk(language, name));
		}
	);

	test('has what was corrected in its place, and changes nothing else', async () => {
		await correct(OURS);
		await reviewWording(app, here.staff, {
			...{ language: 'ar', key: 'home:title', texts: null, seen: null }
		});
		const files = await exported('ar');
		expect(files.filter(({ changed }) => changed > 0).map(({ name }) => name)).toEqual([
			'absence.json'
		]);
		const shipped = shippedWords('ar').get(ASK)!;
		for (const { name, json } of files) {
			const was = onDisk('ar', name);
			expect(json).toBe(
				name === 'absence.json' ? was.replace(`"ask": "${shipped}"`, `"ask": "${OURS}"`) : was
			);
		}
	});

	test('of a language that is prepared has whole sentences only, in the order of the French', async () => {
		const late = FAMILY_STRINGS.filter(({ key }) => key.startsWith('absence:'));
		await fill('ln', late.toReversed());
		await app.db.transaction(SYSTEM, (tx) =>
			tx.delete(wording).where(eq(wording.key, 'absence:lateness.sentence_one'))
		);
		const [file, ...others] = await exported('ln');
		expect(others).toEqual([]);
		const content = JSON.parse(file!.json) as { lateness: object };
		const french = JSON.parse(onDisk('fr', 'absence.json')) as { lateness: object };
		expect(Object.keys(content)).toEqual(Object.keys(french));
		expect(Object.keys(content.lateness)).toEqual(['takenBack']);
	});
});

test('the command of an administrator exports the words of a school by its UAI code', async () => {
	const uai = await app.db.transaction(SYSTEM, async (tx) => (await readSchool(tx, here)).uai);
	await correct(OURS);
	const files = await exportSchoolWordings(app, uai, 'ar');
	expect(files!.filter(({ changed }) => changed > 0)).toMatchObject([{ name: 'absence.json' }]);
	expect(await exportSchoolWordings(app, '0000000Z', 'ar')).toBeNull();
});

test('the archive of the page is for those who review', async () => {
	const archive = await downloadWordings(app, here.staff, 'ar');
	expect(archive.ok && archive.value.length).toBeGreaterThan(10_000);
	const teacher = { ...here.staff, roles: ['teacher' as const] };
	expect(await downloadWordings(app, teacher, 'ar')).toMatchObject({ ok: false });
});

describe('a language that is prepared', () => {
	const on = (isOn = true) => switchLanguage(app, here.staff, { language: 'wo', isOn });
	const reader = (): GuardianActor => ({ ...here.family, locale: 'wo' });

	test('is not offered before it is filled in', async () => {
		await fill('wo', FAMILY_STRINGS.slice(1));
		expect(await on()).toMatchObject({ ok: false, error: { code: 'wording.language-not-ready' } });
		await fill('wo', FAMILY_STRINGS.slice(0, 1));
		expect(await on()).toMatchObject({ ok: true });
		expect(await on()).toMatchObject({ ok: true });
		expect(await offeredLanguages(app, here.family)).toEqual(['wo']);
		expect(await offeredLanguages(app, elsewhere.family)).toEqual([]);
		expect(await offeredLanguages(app, null)).toEqual([]);
		expect(await saves()).toEqual(['language.offered']);
	});

	test('or the core of its voice is recorded', async () => {
		const tone = await mp3Tone(600);
		const { groups } = await readBank(app, here.staff, 'wo');
		const { lines } = groups.find(({ group }) => group === 'core')!;
		for (const { sentence, hash: seen } of lines) {
			await recordBankVoice(app, here.staff, { locale: 'wo', sentence, seen }, tone);
		}
		expect(await on()).toMatchObject({ ok: true });
		// Nothing is written in it: the page is simple French, and says so.
		const page = await pageOf(reader());
		expect(page).toMatchObject({ locale: 'fr-simple', other: null, isReviewed: false });
	});

	test('speaks for what is filled in, and simple French for the rest, each with its plurals', async () => {
		const [first, ...others] = FAMILY_STRINGS.filter(({ key }) => key.startsWith('absence:'));
		await fill('wo', [first!, ...others.filter(({ key }) => key !== 'absence:lateness.sentence')]);
		const page = await pageOf(reader());
		// Most of it is French: the page is French, and the other words are marked.
		expect(page).toMatchObject({ locale: 'fr-simple', other: 'wo' });
		expect(page.t(ASK)).toBe('\ue000Wo Pourquoi\u00a0?\ue001');
		const late = page.t('absence:lateness.sentence', { name: 'Inès', day: 'talata', count: 1 });
		expect(late).toContain('1 minute ');
		expect(late).toBe(unmark(late));
	});

	test('once most is filled in, is the language of the page; French words are marked', async () => {
		await fill(
			'wo',
			FAMILY_STRINGS.filter(({ key }) => key !== 'help:office')
		);
		const page = await pageOf(reader());
		expect(page).toMatchObject({ locale: 'wo', other: 'fr-simple' });
		expect(page.t(ASK)).toBe('Wo Pourquoi\u00a0?');
		expect(unmark(page.t('help:office'))).toBe(shippedWords('fr-simple').get('help:office'));
		expect(page.t('help:office')).not.toBe(unmark(page.t('help:office')));
	});

	test('words short messages and letters when the school offers it, whole', async () => {
		const sms = async () =>
			wordSms({
				locale: 'wo',
				kind: 'absence',
				school: { name: 'Collège', phone: null, wording: await wordingOf(here) },
				link: 'https://p.example.org/n/1',
				takesReplies: false
			});
		await fill('wo');
		expect(await sms()).not.toMatch(/^Wo /);
		await on();
		expect(await sms()).toMatch(/^Wo /);
		await on(false);
		expect(await sms()).not.toMatch(/^Wo /);
	});

	test('may be switched off at any moment: a session reads simple French then', async () => {
		await fill('wo');
		await on();
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(account).set({ locale: 'wo' }).where(eq(account.id, here.accountId))
		);
		const token = await app.db.transaction(SYSTEM, (tx) =>
			openFamilySession(tx, {
				...{ accountId: here.accountId, guardianId: here.guardianId },
				...{ isConfirmed: true, now: TUESDAY }
			})
		);
		const cookies = { get: () => token, set: () => {} } as unknown as Cookies;
		const locale = async () => (await readFamilyActor(app, cookies))!.locale;
		expect(await locale()).toBe('wo');
		expect(await on(false)).toMatchObject({ ok: true });
		expect(await locale()).toBe('fr-simple');
		expect(await offeredLanguages(app, here.family)).toEqual([]);
		expect(await saves()).toEqual(['language.offered', 'language.withdrawn']);
	});

	test('is translated for as simple French', async () => {
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(account).set({ locale: 'wo' }).where(eq(account.id, here.accountId))
		);
		expect(await audienceLocales(app, { schoolId: here.schoolId })).toEqual(['fr-simple']);
	});
});

test('a family of two schools reads the words of both, the first by name before the other', async () => {
	await app.db.transaction(SYSTEM, (tx) =>
		tx
			.update(guardian)
			.set({ accountId: here.accountId })
			.where(eq(guardian.id, elsewhere.guardianId))
	);
	await correct(OURS);
	await correct('ما السبب؟', { story: elsewhere });
	await correct('الغياب في المدرسة', { story: elsewhere, key: 'absence:title' });
	const { t } = await pageOf(here.family);
	expect([t(ASK), t('absence:title')]).toEqual([OURS, 'الغياب في المدرسة']);
});

test('the list of languages says what each has', async () => {
	await correct(OURS);
	await fill('wo', FAMILY_STRINGS.slice(0, 3));
	const languages = new Map(
		(await listLanguageStatus(app, here.staff)).map((one) => [one.language, one])
	);
	const all = FAMILY_STRINGS.length;
	expect(languages.get('fr')).toMatchObject({ filled: all, reviewed: all, isSource: true });
	expect(languages.get('ar')).toMatchObject({
		filled: all,
		reviewed: 1,
		isRead: true,
		offer: null
	});
	expect(languages.get('so')).toMatchObject({ reviewed: 0, isSynthesised: false, isRead: false });
	expect(languages.get('wo')).toMatchObject({
		...{ filled: 3, reviewed: 3, isSynthesised: false },
		offer: { isReady: false, isOn: false }
	});
});
