import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { school } from '../../../src/lib/server/db/schema/directory';
import { sms, smsStop } from '../../../src/lib/server/db/schema/reach';
import { familyStory, type FamilyStory } from '../../factories/family-story';
import { launchBrowser, phone } from '../../support/browser';
import { phoneOf, serveFamily, type ServedFamily } from '../../support/served-family';

const NOW = new Date('2026-11-24T10:00:00+01:00');
const SECRET = 'a-secret-of-twenty-four-letters';
const CODE = 'k7m2p9qd';

let browser: Browser;
let gateway: Server;
let folder: string;
let server: ServedFamily<FamilyStory>;
/** What the gateway was asked to send: message `n` has the id `g<n>`. */
const asked: URLSearchParams[] = [];

beforeAll(async () => {
	gateway = createServer((request, response) => {
		let body = '';
		request.on('data', (piece: Buffer) => (body += piece.toString('utf8')));
		request.on('end', () => {
			asked.push(new URLSearchParams(body));
			response.end(`OK g${asked.length}`);
		});
	});
	await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
	folder = mkdtempSync(join(tmpdir(), 'passerelle-gateway-'));
	const template = join(folder, 'template.json');
	writeFileSync(
		template,
		JSON.stringify({
			send: {
				url: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`,
				form: { to: '{{to}}', text: '{{text}}', minutes: '{{validityMinutes}}' },
				accepted: { idPattern: '^OK (\\w+)' }
			},
			report: { id: '/id', status: '/status', delivered: ['ok'] },
			reply: { from: '/from', text: '/text' }
		})
	);
	browser = await launchBrowser();
	server = await serveFamily(
		NOW,
		async (db) => {
			const story = await familyStory(db, { now: NOW });
			await db.transaction(SYSTEM, async (tx) => {
				await tx
					.update(school)
					.set({ deliverySettings: { sms: { isOn: true, monthlyBudgetCents: 1_000 } } });
				await tx.insert(sms).values({
					schoolId: story.schoolId,
					guardianId: story.guardianId,
					phone: '+33639980101',
					locale: 'fr',
					text: 'une absence',
					encoding: 'gsm-7',
					segments: 1,
					costMillieuros: 84,
					code: CODE,
					path: `/absences/${story.absenceId}`,
					state: 'waiting',
					nextAttemptAt: NOW
				});
			});
			return story;
		},
		{ SMS_GATEWAY: 'http', SMS_TEMPLATE: template, SMS_CALLBACK_SECRET: SECRET }
	);
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
	gateway?.close();
	if (folder) rmSync(folder, { recursive: true, force: true });
});

test('the message leaves by the gateway, which tells what became of it', async () => {
	// The ladder of the story's own absence may send another one.
	const ours = () => asked.findIndex((one) => one.get('text') === 'une absence');
	await vi.waitFor(() => expect(ours()).toBeGreaterThanOrEqual(0), 10_000);
	const id = `g${ours() + 1}`;
	expect(Object.fromEntries(asked[ours()]!)).toMatchObject({ to: '+33639980101', minutes: '599' });

	const tell = (path: string, content: Record<string, string>, headers = {}) =>
		fetch(`${server.origin}/api/sms/${path}`, {
			method: 'POST',
			headers,
			body: new URLSearchParams(content)
		}).then(({ status }) => status);
	const report = { id, status: 'OK' };
	expect(await tell('report', report)).toBe(403);
	expect(await tell('report/wrong', report)).toBe(403);
	expect(await tell(`report/${SECRET}`, report)).toBe(204);
	expect(await tell(`report/${SECRET}`, report)).toBe(204);
	const stop = { from: '33639980101', text: 'stop' };
	expect(await tell('reply', stop, { authorization: `Bearer ${SECRET}` })).toBe(204);
	// A page of another site, with the secret or without: a browser says where it comes from.
	expect(await tell(`reply/${SECRET}`, stop, { origin: 'https://evil.example' })).toBe(403);

	const told = await server.look((db) =>
		db.transaction(SYSTEM, async (tx) => ({
			messages: await tx.select().from(sms),
			stops: await tx.select().from(smsStop)
		}))
	);
	const message = told.messages.find(({ code }) => code === CODE);
	expect(message).toMatchObject({ state: 'delivered', gateway: 'http', gatewayId: id });
	expect(told.stops.map((row) => row.phone)).toEqual(['+33639980101']);
	expect(server.output()).not.toContain(SECRET);
	expect(server.output()).not.toContain('639980101');
});

test('a phone that is signed in goes straight to the absence', async () => {
	const context = await phoneOf(browser, server, server.story.cookie);
	const page = await context.newPage();
	await page.goto(`${server.origin}/n/${CODE}`);
	expect(new URL(page.url()).pathname).toBe(`/absences/${server.story.absenceId}`);
	await context.close();
});

test('another phone is told who writes and how to come in, in its language, and no more', async () => {
	const context = await phone(browser, { locale: 'tr-TR' });
	const page = await context.newPage();
	const response = await page.goto(`${server.origin}/n/${CODE}`);
	expect(response!.status()).toBe(200);
	expect(response!.headers()['set-cookie']).toBeUndefined();
	expect(await page.locator('h1').innerText()).toBe('Collège des Deux-Rives size yazdı.');
	expect(await page.locator('html').getAttribute('lang')).toBe('tr');
	expect(await page.locator('main').innerText()).not.toMatch(/Inès|Amina|ESSAI|absence/i);
	expect(await page.locator('a[href^="tel:"]').count()).toBe(1);
	await page.locator('a[href="/invitation"]').click();
	expect(new URL(page.url()).pathname).toMatch(/^\/(invitation|bienvenue)$/);
	await context.close();
});

test('an unknown link and one that is a month old look the same', async () => {
	const look = async (code: string) => {
		const response = await fetch(`${server.origin}/n/${code}`);
		return { status: response.status, body: (await response.text()).replaceAll(code, '') };
	};
	const unknown = await look('zzzzzzzz');
	expect(unknown.status).toBe(404);
	server.setClock(new Date(NOW.getTime() + 31 * 86_400_000));
	expect(await look(CODE)).toEqual(unknown);
});
