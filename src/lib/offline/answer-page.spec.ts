import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerPage } from './answer-page';

const ORIGIN = 'https://passerelle.example.org';
let kept: Map<string, Map<string, Response>>;
let work: Promise<unknown>[];

beforeEach(() => {
	kept = new Map();
	work = [];
	const addressOf = (request: Request | string) =>
		typeof request === 'string' ? request : request.url;
	vi.stubGlobal('caches', {
		open: (name: string) => {
			const pages = kept.get(name) ?? new Map<string, Response>();
			kept.set(name, pages);
			return Promise.resolve({
				keys: () => Promise.resolve([...pages.keys()].map((url) => new Request(url))),
				match: (request: Request) => Promise.resolve(pages.get(addressOf(request))?.clone()),
				put: (request: string, page: Response) => Promise.resolve(pages.set(request, page)),
				delete: (request: Request) => Promise.resolve(pages.delete(addressOf(request)))
			});
		},
		delete: (name: string) => Promise.resolve(kept.delete(name))
	});
});
afterEach(() => vi.unstubAllGlobals());

async function visit(path: string, answer: Response | null): Promise<Response> {
	vi.stubGlobal('fetch', () =>
		answer ? Promise.resolve(answer) : Promise.reject(new TypeError('no network'))
	);
	const response = await answerPage({
		request: new Request(ORIGIN + path),
		waitUntil: (more) => void work.push(more)
	});
	while (work.length > 0) await work.shift();
	return response;
}

const page = (text: string, circle = 'a') =>
	new Response(text, { headers: { 'x-famille': circle } });
const addresses = () => [...(kept.get('pages')?.keys() ?? [])].map((url) => new URL(url).pathname);

test('a page that was read is read again without network', async () => {
	await visit('/messages/1', page('Sortie'));
	expect(await (await visit('/messages/1', null)).text()).toBe('Sortie');
});

test('a page shown as it was kept says so, for want of a network or of a fast one', async () => {
	await visit('/', page('<main data-owner="a">'));
	expect(await (await visit('/', null)).text()).toBe('<main data-kept data-owner="a">');
	vi.useFakeTimers();
	vi.stubGlobal('fetch', () => new Promise(() => {}));
	const slow = answerPage({ request: new Request(`${ORIGIN}/`), waitUntil: () => {} });
	await vi.advanceTimersByTimeAsync(3500);
	vi.useRealTimers();
	expect(await (await slow).text()).toBe('<main data-kept data-owner="a">');
});

test.each([404, 410])('a page that is no longer there (%i) is no longer kept', async (status) => {
	await visit('/', page('Accueil'));
	await visit('/messages/1', page('Sortie'));
	await visit('/messages/1', new Response('', { status }));
	expect(addresses()).toEqual(['/']);
});

test('pages of another circle (another person, a child less) go with the first new one', async () => {
	await visit('/messages/1', page('Sortie'));
	await visit('/', page('Accueil', 'b'));
	expect(addresses()).toEqual(['/']);
});

test.each(['/', '/reglages'])(
	'a session that is over, met on %s, wipes what is kept',
	async (path) => {
		await visit('/messages/1', page('Sortie'));
		const redirection = Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' });
		await visit(path, redirection);
		expect(addresses()).toEqual([]);
	}
);
