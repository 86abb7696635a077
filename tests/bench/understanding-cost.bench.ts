import type { Browser } from 'playwright';
import type { Locale } from '../../src/lib/domain/shared/locale';
import { readSound } from '../../src/lib/domain/voice/read-sound';
import { MESSAGE_LIMITS } from '../../src/lib/domain/voice/sound';
import { familyStory, type FamilyStory } from '../factories/family-story';
import { launchBrowser } from '../support/browser';
import { buildVariant, isBuilt } from '../support/build-variant';
import { watchLoads } from '../support/page-loads';
import { familyCookie, phoneOf, serveFamily, type ServedFamily } from '../support/served-family';
import { run as checkSlots } from './slots-check.bench';

const NOW = new Date('2026-11-24T10:00:00+01:00');
/** Each in other letters than French. */
const OTHERS: Locale[] = ['ar', 'uk', 'ta', 'ti', 'zh'];
const SENTENCES = 40;
/** Milliseconds between two looks at whether the server still answers. */
const LOOK = 5;

/**
 * What it costs to understand: bytes that another language than French adds to the home on the phone
 * (the server words the page: no file of words is sent), the check of the slots of a translation, and
 * the server's voice as a phone waits for it over the loopback, the first time and once it is cached.
 * Milliseconds and bytes; ratios are of the same run.
 */
export async function run(): Promise<object> {
	if (!isBuilt('e2e')) buildVariant('e2e');
	const server = await serveFamily(NOW, (db) => familyStory(db, { now: NOW }));
	const browser = await launchBrowser();
	try {
		const languages = await packsOf(browser, server);
		const voice = await voiceOf(server);
		const { usual, longest } = (await checkSlots()) as Record<string, Record<string, object>>;
		return {
			languages,
			slotsCheck: { usual: usual!.protectAndCheck, longest: longest!.protectAndCheck },
			voice
		};
	} finally {
		await browser.close();
		await server.stop();
	}
}

/** The home's bytes in French, and what each other language adds: in files, and in the page itself. */
async function packsOf(browser: Browser, server: ServedFamily<FamilyStory>): Promise<object> {
	const french = await homeIn(browser, server, 'fr');
	const extra: Record<string, object> = {};
	for (const locale of OTHERS) {
		const { page, files } = await homeIn(browser, server, locale);
		extra[locale] = {
			extraFileBytes: files - french.files,
			extraPageBytes: page - french.page
		};
	}
	return { french: { pageBytes: french.page, fileBytes: french.files }, extra };
}

async function homeIn(
	browser: Browser,
	server: ServedFamily<FamilyStory>,
	locale: Locale
): Promise<{ page: number; files: number }> {
	const context = await phoneOf(browser, server, server.story.cookie, { serviceWorkers: 'block' });
	try {
		const page = await context.newPage();
		await page.goto(`${server.origin}/bienvenue?next=/`);
		await page.locator(`button[value=${locale}]`).click();
		await page.waitForURL(`${server.origin}/`);
		const cdp = await context.newCDPSession(page);
		await cdp.send('Network.enable');
		await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
		const loads = watchLoads(cdp);
		await page.goto(server.origin, { waitUntil: 'networkidle' });
		await cdp.send('Page.getAppManifest');
		await page.waitForLoadState('networkidle');
		if ((await page.locator('html').getAttribute('lang')) !== locale) {
			throw new Error(`The home is not in ${locale}.`);
		}
		const sum = (isPage: boolean) =>
			[...loads.values()]
				.filter(({ type }) => (type === 'Document') === isPage)
				.reduce((total, { bytes }) => total + bytes, 0);
		return { page: sum(true), files: sum(false) };
	} finally {
		await context.close();
	}
}

/** The same sentences new, at hand, and from the database after a restart. */
async function voiceOf(server: ServedFamily<FamilyStory>): Promise<object> {
	const sentences = Array.from(
		{ length: SENTENCES },
		(_, n) => `Inès n’était pas en classe lundi matin, de 8 h ${n + 10} à 12 h.`
	);
	const first = await ask(server, 'Bonjour.');
	const quiet = await answers(server, () => new Promise((done) => setTimeout(done, 500)));
	const fresh: Said[] = [];
	const speaking = await answers(server, async () => {
		for (const words of sentences) fresh.push(await ask(server, words));
	});
	const atHand: Said[] = [];
	for (const words of sentences) atHand.push(await ask(server, words));
	await server.pause();
	await server.start();
	await ask(server, 'Bonjour.');
	const stored: Said[] = [];
	for (const words of sentences) stored.push(await ask(server, words));
	const [slow, fast, kept] = [fresh, atHand, stored].map(middle) as [number, number, number];
	const bytes = fresh.reduce((total, said) => total + said.bytes, 0);
	const seconds = fresh.reduce((total, said) => total + said.seconds, 0);
	return {
		sentences: SENTENCES,
		firstEverMs: first.ms,
		notCachedMs: slow,
		databaseMs: kept,
		memoryMs: fast,
		notCachedToDatabase: round(slow / kept),
		notCachedToMemory: round(slow / fast),
		bytesPerSentence: Math.round(bytes / SENTENCES),
		secondsPerSentence: round(seconds / SENTENCES),
		bytesPerSecondOfSpeech: Math.round(bytes / seconds),
		serverAnswersMs: { quiet, speaking }
	};
}

type Said = { ms: number; bytes: number; seconds: number };

async function ask(server: ServedFamily<FamilyStory>, text: string): Promise<Said> {
	const cookie = familyCookie(server.story.cookie);
	const startedAt = performance.now();
	const response = await fetch(`${server.origin}/voix`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			origin: server.origin,
			cookie: `${cookie.name}=${cookie.value}`
		},
		body: JSON.stringify({ lang: 'fr', text })
	});
	const bytes = new Uint8Array(await response.arrayBuffer());
	const ms = round(performance.now() - startedAt);
	if (!response.ok) throw new Error(`The server said nothing: ${response.status}.`);
	const sound = readSound(bytes, MESSAGE_LIMITS);
	if (!sound.ok) throw new Error(`What the server said is no sound: ${sound.error.code}.`);
	return { ms, bytes: bytes.length, seconds: sound.value.durationMs / 1_000 };
}

/** How long the server takes to answer somebody else meanwhile: median and longest, in milliseconds. */
async function answers(
	server: ServedFamily<FamilyStory>,
	work: () => Promise<unknown>
): Promise<{ median: number; longest: number }> {
	const times: number[] = [];
	let isDone = false;
	const looking = (async () => {
		while (!isDone) {
			const startedAt = performance.now();
			await (await fetch(`${server.origin}/favicon.svg`)).arrayBuffer();
			times.push(performance.now() - startedAt);
			await new Promise((done) => setTimeout(done, LOOK));
		}
	})();
	await work();
	isDone = true;
	await looking;
	times.sort((a, b) => a - b);
	return { median: round(times[times.length >> 1]!), longest: round(times.at(-1)!) };
}

function middle(said: Said[]): number {
	const times = said.map(({ ms }) => ms).sort((a, b) => a - b);
	return times[times.length >> 1]!;
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
