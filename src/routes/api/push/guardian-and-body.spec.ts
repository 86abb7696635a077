import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { guardianAndBody } from './guardian-and-body';

const OURS = 'https://passerelle.example.org';
const guardian = {
	kind: 'guardian',
	accountId: 'a',
	sessionId: 's',
	isProvisional: false,
	locale: 'fr'
};

function event(headers: Record<string, string>, actor: unknown = guardian, body = '{"a":1}') {
	return {
		url: new URL(`${OURS}/api/push/receipt`),
		// A plain object: a browser's Request forbids these headers to scripts.
		request: { headers: new Headers(headers), json: async () => JSON.parse(body) as unknown },
		locals: { actor }
	} as unknown as RequestEvent;
}
const statusOf = (e: RequestEvent) =>
	guardianAndBody(e).then(
		() => 200,
		(refusal: { status: number }) => refusal.status
	);

describe('a push address', () => {
	it.each([
		['our page', { origin: OURS }, 200],
		['our page, by its fetch metadata', { 'sec-fetch-site': 'same-origin' }, 200],
		['another site', { origin: 'https://evil.example' }, 403],
		['another site that hides', { 'sec-fetch-site': 'cross-site' }, 403],
		['nobody knows where', {}, 403],
		['a sandboxed frame', { origin: 'null' }, 403]
	])('called from %s', async (_name, headers: Record<string, string>, status) =>
		expect(await statusOf(event(headers))).toBe(status)
	);

	it('is for guardians', async () => {
		expect(await statusOf(event({ origin: OURS }, null))).toBe(401);
		expect(await statusOf(event({ origin: OURS }, { kind: 'staff' }))).toBe(401);
	});

	it('takes JSON', async () => {
		expect(await statusOf(event({ origin: OURS }, guardian, 'endpoint=x'))).toBe(400);
		expect(await guardianAndBody(event({ origin: OURS }))).toMatchObject({ body: { a: 1 } });
	});
});
