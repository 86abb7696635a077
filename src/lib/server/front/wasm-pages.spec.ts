import { expect, it } from 'vitest';
import { allowWasm } from './wasm-pages';

const POLICY = "default-src 'none'; script-src 'self' 'sha256-abc'; media-src 'self'";
const policyOf = (route: string | null, policy: string | null = POLICY) => {
	const headers = new Headers(policy ? { 'content-security-policy': policy } : {});
	allowWasm(route, headers);
	return headers.get('content-security-policy');
};

it('a page that records may run its encoder, its scripts are as before', () => {
	expect(policyOf('/(mediation)/mediation/langues/voix/[langue]')).toBe(
		"default-src 'none'; script-src 'wasm-unsafe-eval' 'self' 'sha256-abc'; media-src 'self'"
	);
});
it('no other page may', () => {
	for (const route of ['/(mediation)/mediation/langues/voix', '/(famille)', null]) {
		expect(policyOf(route)).toBe(POLICY);
	}
});
it('an answer without a policy gets none', () => {
	expect(policyOf('/(mediation)/mediation/langues/voix/[langue]', null)).toBeNull();
});
