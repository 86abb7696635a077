import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { sms } from '../../src/lib/server/db/schema/reach';
import { refusalOfCall } from '../../src/lib/server/sms/accept-call';
import { followLink } from '../../src/lib/server/sms/follow-link';
import { newLinkCode } from '../../src/lib/server/sms/short-link';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { fakeSms } from '../support/fake-sms';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-09-10T08:00:00Z');
const SECRET = 'a-secret-of-twenty-four-letters';
const ADDRESS = '203.0.113.7';

let app: TestApp;
let story: SchoolStory;
beforeAll(async () => {
	const gateway = { ...fakeSms(), callbacks: { reports: () => [], replies: () => [] } };
	app = await testApp({ now: NOW, sms: gateway, env: { SMS_CALLBACK_SECRET: SECRET } });
});
afterAll(() => app?.close());
beforeEach(async () => {
	await app.db.empty();
	app.setNow(NOW);
	story = await schoolStory(app.db, { now: NOW });
});

async function message(path = '/absences/1'): Promise<string> {
	const code = newLinkCode();
	await app.db.transaction(SYSTEM, (tx) =>
		tx.insert(sms).values({
			schoolId: story.schoolId,
			guardianId: story.guardianId,
			phone: '+33639980101',
			locale: 'fr',
			text: '',
			encoding: 'gsm-7',
			segments: 1,
			costMillieuros: 84,
			code,
			path,
			state: 'sent',
			nextAttemptAt: NOW,
			sentAt: NOW
		})
	);
	return code;
}
const refusal = (result: Awaited<ReturnType<typeof followLink>>) =>
	result.ok ? null : result.error.code;

describe('a short link', () => {
	it('leads to the thing, and says who wrote', async () => {
		const code = await message();
		expect(await followLink(app, code.toUpperCase(), ADDRESS)).toEqual({
			ok: true,
			value: {
				path: '/absences/1',
				school: expect.objectContaining({ name: "Collège d'essai 1" }) as unknown
			}
		});
	});

	it('never leads off our own site', async () => {
		const code = await message('//evil.example/');
		expect(await followLink(app, code, ADDRESS)).toMatchObject({ value: { path: '/' } });
	});

	it('leads nowhere when it is unknown, is none, or is a month old: the same', async () => {
		const code = await message();
		expect(refusal(await followLink(app, newLinkCode(), ADDRESS))).toBe('sms-link.not-found');
		expect(refusal(await followLink(app, '../../', ADDRESS))).toBe('sms-link.not-found');
		app.setNow(new Date(NOW.getTime() + 30 * 86_400_000 + 1));
		expect(refusal(await followLink(app, code, ADDRESS))).toBe('sms-link.not-found');
	});

	it('cannot be guessed for long, while right ones are not counted', async () => {
		const code = await message();
		for (let n = 0; n < 40; n += 1) {
			expect((await followLink(app, code, ADDRESS)).ok).toBe(true);
		}
		for (let n = 0; n < 30; n += 1) await followLink(app, newLinkCode(), ADDRESS);
		expect(refusal(await followLink(app, code, ADDRESS))).toBe('sms-link.too-many-attempts');
		expect((await followLink(app, code, '203.0.113.8')).ok).toBe(true);
		app.setNow(new Date(NOW.getTime() + 15 * 60_000));
		expect((await followLink(app, code, ADDRESS)).ok).toBe(true);
	});

	it('has a code of 40 bits, without letters that are read as digits', () => {
		const codes = new Set(Array.from({ length: 500 }, newLinkCode));
		expect(codes.size).toBe(500);
		for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/);
	});
});

describe("a gateway's call", () => {
	it('is heard with the secret', async () =>
		expect(await refusalOfCall(app, SECRET, ADDRESS)).toBe(null));

	it.each([null, '', 'wrong', `${SECRET}x`])('is not with %j', async (secret) =>
		expect(await refusalOfCall(app, secret, ADDRESS)).toBe(403)
	);

	it('cannot guess for long, and does not close the door of the right one', async () => {
		for (let n = 0; n < 20; n += 1) await refusalOfCall(app, 'wrong', ADDRESS);
		expect(await refusalOfCall(app, 'wrong', ADDRESS)).toBe(429);
		expect(await refusalOfCall(app, SECRET, ADDRESS)).toBe(null);
	});

	it('leads nowhere in an installation without a secret, or with another gateway', async () => {
		const without = {
			...app,
			config: { ...app.config, sms: { ...app.config.sms, callbackSecret: null } }
		};
		expect(await refusalOfCall(without, '', ADDRESS)).toBe(404);
		expect(await refusalOfCall({ ...app, sms: fakeSms() }, SECRET, ADDRESS)).toBe(404);
	});
});
