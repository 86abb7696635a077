import { get } from 'node:http';
import type { Browser } from 'playwright';
import { launchBrowser, phone } from '../support/browser';
import { buildVariant, isBuilt, type Variant } from '../support/build-variant';
import { watchLoads } from '../support/page-loads';
import { serveBuild, type ServedBuild } from '../support/served-build';
import { DEMO_ENV, signIn, tellDemo, type ToldDemo } from '../support/told-demo';

const RUNS = 9;
/** The floor profile (Russell 2017): 400 kbit/s, 400 ms, a processor six times slower. */
const NETWORK = {
	offline: false,
	latency: 400,
	downloadThroughput: 50_000,
	uploadThroughput: 50_000
};
const CPU = 6;

interface View {
	documentBytes: number;
	totalBytes: number;
	requests: number;
	frameworkScriptBytes: number;
	lcpMs: number;
}

/**
 * Cold load of the demo's signed-in family home on a slow phone, and of the same home built with
 * hydration, in turn. Bytes are what crossed the network, headers included; the service worker is
 * kept out, and what it fetches afterwards is counted apart.
 */
export async function run(): Promise<object> {
	for (const variant of ['e2e', 'hydrated'] as const) if (!isBuilt(variant)) buildVariant(variant);
	const demo = await tellDemo();
	const servers: ServedBuild[] = [];
	const browser = await launchBrowser();
	try {
		const serve = async (variant: Variant) => {
			const server = await serveBuild({ now: demo.now, from: demo.folder, env: DEMO_ENV, variant });
			servers.push(server);
			return server;
		};
		const [plain, hydrated] = [await serve('e2e'), await serve('hydrated')];
		const views: View[] = [];
		const others: View[] = [];
		// One load of each that does not count: the first request of a process compiles its code.
		await coldLoad(browser, plain, demo);
		await coldLoad(browser, hydrated, demo);
		for (let run = 0; run < RUNS; run++) {
			views.push(await coldLoad(browser, plain, demo));
			others.push(await coldLoad(browser, hydrated, demo));
		}
		return {
			...median(views),
			installBytes: await installBytes(browser, plain, demo),
			runs: RUNS,
			hydrated: median(others)
		};
	} finally {
		await browser.close();
		for (const server of servers) await server.stop();
		demo.remove();
	}
}

async function coldLoad(browser: Browser, server: ServedBuild, demo: ToldDemo): Promise<View> {
	const context = await phone(browser, { serviceWorkers: 'block' });
	try {
		await signIn(context, demo, 'family');
		const page = await context.newPage();
		const cdp = await context.newCDPSession(page);
		await cdp.send('Network.enable');
		await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
		await cdp.send('Network.emulateNetworkConditions', NETWORK);
		await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU });
		const loads = watchLoads(cdp);
		await page.goto(server.origin, { waitUntil: 'networkidle' });
		if ((await page.locator('article').count()) < 6) throw new Error('The home has too few cards.');
		// A browser fetches the manifest when it offers to install; the headless one is asked to.
		await cdp.send('Page.getAppManifest');
		await page.waitForLoadState('networkidle');
		const lcpMs = await page.evaluate(
			() =>
				new Promise<number>((resolve) => {
					new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
						type: 'largest-contentful-paint',
						buffered: true
					});
				})
		);
		const finished = [...loads.values()];
		const sum = (of: typeof finished) => of.reduce((bytes, load) => bytes + load.bytes, 0);
		const isFramework = ({ url }: { url: string }) =>
			/_app\/immutable\/(entry|chunks|nodes)\/.*\.js/.test(url);
		return {
			documentBytes: sum(finished.filter(({ type }) => type === 'Document')),
			totalBytes: sum(finished),
			requests: finished.length,
			frameworkScriptBytes: sum(finished.filter(isFramework)),
			lcpMs
		};
	} finally {
		await context.close();
	}
}

/** Bytes that the service worker fetches when it installs, itself included. */
async function installBytes(
	browser: Browser,
	server: ServedBuild,
	demo: ToldDemo
): Promise<number> {
	const context = await phone(browser);
	try {
		await signIn(context, demo, 'family');
		const page = await context.newPage();
		await page.goto(server.origin);
		await page.evaluate(() => navigator.serviceWorker.ready);
		const kept = await page.evaluate(async () => {
			const urls: string[] = [];
			for (const name of await caches.keys()) {
				for (const { url } of await (await caches.open(name)).keys()) urls.push(url);
			}
			return urls;
		});
		const worker = await page.evaluate(
			async () => (await navigator.serviceWorker.ready).active!.scriptURL
		);
		let bytes = 0;
		for (const url of new Set([...kept, worker])) bytes += await bytesOf(url);
		return bytes;
	} finally {
		await context.close();
	}
}

/** Bytes that an address costs on the wire, headers included, as a browser asks for it. */
function bytesOf(url: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const headers = { 'accept-encoding': 'br', connection: 'close' };
		get(url, { headers }, (response) => {
			if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}.`));
			response.resume().on('end', () => resolve(response.socket.bytesRead));
		}).on('error', reject);
	});
}

function median(views: View[]): View {
	const middle = (of: (view: View) => number) =>
		views.map(of).sort((a, b) => a - b)[Math.floor(views.length / 2)]!;
	return {
		documentBytes: middle((v) => v.documentBytes),
		totalBytes: middle((v) => v.totalBytes),
		requests: middle((v) => v.requests),
		frameworkScriptBytes: middle((v) => v.frameworkScriptBytes),
		lcpMs: Math.round(middle((v) => v.lcpMs))
	};
}
