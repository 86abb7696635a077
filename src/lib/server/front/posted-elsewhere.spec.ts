import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takePosted } from './posted-elsewhere';

let server: Server;
let origin: string;
beforeAll(async () => {
	server = createServer((request, response) => {
		if (!takePosted(request, response)) response.writeHead(204).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const post = (body: string) =>
	fetch(`${origin}/identite/educonnect/reponse`, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://idp.example' },
		body
	});

describe('a form that another site posts', () => {
	it('is posted again from a page of ours, with its fields and nothing else', async () => {
		const answer = await post('SAMLResponse=abc%2B%2F%3D&RelayState=r&extra=no');
		const page = await answer.text();
		expect(page).toContain('action="/identite/educonnect/retour"');
		expect(page).toContain('name="SAMLResponse" value="abc+/="');
		expect(page).toContain('name="RelayState" value="r"');
		expect(page).not.toContain('extra');
		expect(answer.headers.get('cache-control')).toBe('no-store');
		expect(answer.headers.get('content-security-policy')).toContain("form-action 'self'");
	});

	it('brings no markup of its own', async () => {
		const page = await (
			await post(`RelayState=${encodeURIComponent('"><script>x</script>')}`)
		).text();
		expect(page.match(/<script>/g)).toHaveLength(1);
		expect(page).not.toContain('"><script>x');
	});

	it('is refused when it is too large, or is no post', async () => {
		expect((await post(`SAMLResponse=${'a'.repeat(300_000)}`)).status).toBe(413);
		expect((await fetch(`${origin}/identite/educonnect/reponse`)).status).toBe(405);
	});

	it('goes nowhere else', async () => {
		expect((await fetch(`${origin}/identite/educonnect/retour`)).status).toBe(204);
	});
});
