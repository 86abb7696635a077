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
	expect(await sendAnswer(answer)).toEqual({ kind: 'refused', code: '' });
	answers({ type: 'error' }, 404);
	expect(await sendAnswer(answer)).toEqual({ kind: 'refused', code: '' });
});

test('a refusal says why, when the school does', async () => {
	answers({ type: 'failure', status: 409, data: '[{"code":1},"voice.broken"]' });
	expect(await sendAnswer(answer)).toEqual({ kind: 'refused', code: 'voice.broken' });
	answers({ type: 'failure', status: 409, data: 'not what Kit writes' });
	expect(await sendAnswer(answer)).toEqual({ kind: 'refused', code: '' });
	vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 413 })));
	expect(await sendAnswer(answer)).toEqual({ kind: 'refused', code: 'voice.too-large' });
});

test('a voice goes as a form with a file, everything else as fields', async () => {
	const fetched = vi.fn((_action: string, _init: RequestInit) =>
		Promise.resolve(Response.json({ type: 'redirect', location: '/' }))
	);
	vi.stubGlobal('fetch', fetched);
	await sendAnswer(answer);
	expect(String(fetched.mock.calls[0]![1].body)).toBe('reason=ill');
	const voice = new File(['sound'], 'voix', { type: 'audio/webm' });
	await sendAnswer({ action: '/messages/1?/answer', owner: 'me', fields: [['voice', voice]] });
	const form = fetched.mock.calls[1]![1].body as FormData;
	expect(await (form.get('voice') as File).text()).toBe('sound');
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
