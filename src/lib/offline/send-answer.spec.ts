import { afterEach, expect, test, vi } from 'vitest';
import { sendAnswer } from './send-answer';

const answer = {
	action: '/absences/1?/justify',
	owner: 'me',
	fields: [['reason', 'ill']]
} as never;
const answers = (body: unknown, status = 200) =>
	vi.stubGlobal('fetch', () => Promise.resolve(Response.json(body, { status })));

afterEach(() => vi.unstubAllGlobals());

test('a redirection means that the school has it', async () => {
	answers({ type: 'redirect', status: 303, location: '/absences/1' });
	expect(await sendAnswer(answer)).toEqual({ kind: 'sent', location: '/absences/1' });
});

test('says who wrote the answer', async () => {
	const fetched = vi.fn(() => Promise.resolve(Response.json({ type: 'redirect', location: '/' })));
	vi.stubGlobal('fetch', fetched);
	await sendAnswer(answer);
	expect(fetched).toHaveBeenCalledWith(
		'/absences/1?/justify',
		expect.objectContaining({ headers: { accept: 'application/json', 'x-famille': 'me' } })
	);
});

test('a refusal is final', async () => {
	answers({ type: 'failure', status: 409 });
	expect(await sendAnswer(answer)).toEqual({ kind: 'refused' });
	answers({ type: 'error' }, 404);
	expect(await sendAnswer(answer)).toEqual({ kind: 'refused' });
});

test.each([401, 429, 500, 503])('on %i the answer waits', async (status) => {
	answers({ type: 'error' }, status);
	expect(await sendAnswer(answer)).toEqual({ kind: 'waits' });
});

test('without network, or behind a page that is not ours, the answer waits', async () => {
	vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
	expect(await sendAnswer(answer)).toEqual({ kind: 'waits' });
	vi.stubGlobal('fetch', () => Promise.resolve(new Response('<h1>Wi-Fi</h1>')));
	expect(await sendAnswer(answer)).toEqual({ kind: 'waits' });
});
