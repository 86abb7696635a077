import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { account } from '../../src/lib/server/db/schema/account';
import { staff } from '../../src/lib/server/db/schema/staff';
import { uploadFiles } from '../../src/lib/server/directory/upload';
import {
	chooseStaffLanguage,
	STAFF_LANGUAGE_COOKIE,
	staffLocaleOf
} from '../../src/lib/server/sign-in/choose-staff-language';
import {
	openStaffSession,
	readStaffActor,
	STAFF_COOKIE
} from '../../src/lib/server/sign-in/staff-session';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T09:00:00Z');

let app: TestApp;
let story: SchoolStory;
beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	story = await schoolStory(app.db, { roles: ['secretary'], now: NOW });
});

/** The cookies of a browser. */
function browser(jar: Record<string, string> = {}) {
	const cookies = {
		get: (name: string) => jar[name],
		set: (name: string, value: string) => void (jar[name] = value)
	};
	return { jar, cookies: cookies as never };
}

async function signedIn() {
	const { staffId, schoolId } = story.staff;
	const value = await app.db.transaction(SYSTEM, (tx) =>
		openStaffSession(tx, { staffId, schoolId, openedBy: 'passkey', now: NOW })
	);
	return readStaffActor(app, browser({ [STAFF_COOKIE]: value }).cookies);
}

describe('the language of the back-office', () => {
	test('is French until it is chosen, then that of the person at every desk', async () => {
		expect((await signedIn())?.locale).toBe('fr');
		const desk = browser();
		await chooseStaffLanguage(app, story.staff, desk.cookies, 'en');
		expect(desk.jar[STAFF_LANGUAGE_COOKIE]).toBe('en');
		const elsewhere = await signedIn();
		expect(elsewhere?.locale).toBe('en');
		expect(staffLocaleOf(elsewhere, browser().cookies, 'fr')).toBe('en');
	});

	test('is of one person: colleagues and families keep theirs', async () => {
		const other = await schoolStory(app.db, { roles: ['secretary'], now: NOW });
		await chooseStaffLanguage(app, story.staff, browser().cookies, 'en');
		await app.db.transaction(SYSTEM, async (tx) => {
			const [colleague] = await tx.select().from(staff).where(eq(staff.id, other.staff.staffId));
			expect(colleague?.locale).toBe('fr');
			const accounts = await tx.select().from(account);
			expect(accounts.map(({ locale }) => locale)).toEqual(['ar', 'ar']);
		});
	});

	test('is of this browser alone for who is not signed in, or signed in as a family', async () => {
		for (const actor of [null, story.family]) {
			const desk = browser();
			await chooseStaffLanguage(app, actor, desk.cookies, 'en');
			expect(staffLocaleOf(null, desk.cookies, 'fr-FR')).toBe('en');
		}
		expect((await signedIn())?.locale).toBe('fr');
	});

	test('that the program does not have is read as French', async () => {
		await app.db.transaction(SYSTEM, (tx) => tx.update(staff).set({ locale: 'de' }));
		expect((await signedIn())?.locale).toBe('fr');
	});

	test('is a person’s own line and no other, in the database too', async () => {
		const other = await schoolStory(app.db, { roles: ['secretary'], now: NOW });
		await app.db.transaction(story.staff, (tx) => tx.update(staff).set({ locale: 'en' }));
		const lines = await app.db.transaction(SYSTEM, (tx) =>
			tx.select({ id: staff.id, locale: staff.locale }).from(staff)
		);
		expect(lines.sort((a) => (a.id === story.staff.staffId ? -1 : 1))).toEqual([
			{ id: story.staff.staffId, locale: 'en' },
			{ id: other.staff.staffId, locale: 'fr' }
		]);
	});

	test('is that of the sentences about the files that a person loads', async () => {
		const nothing = { apply: false, seen: null };
		const said = async (locale: 'fr' | 'en') => {
			const done = await uploadFiles(app, { ...story.staff, locale }, [], nothing);
			return done.ok ? null : done.error.words;
		};
		expect(await said('fr')).toBe('Choisissez au moins un fichier.');
		expect(await said('en')).toBe('Choose at least one file.');
	});
});
