import { describe, expect, it } from 'vitest';
import { pageToReturnTo } from './page-to-return-to';

describe('the page to come back to', () => {
	it.each([
		['/mediation/messages', '/mediation/messages'],
		['/mediation/a-appeler?sorte=absence&classe=x', '/mediation/a-appeler?sorte=absence&classe=x'],
		['/mediation/messages/nouveau/message?/send', '/mediation/messages/nouveau/message'],
		['/mediation/ecole?a=1&/send=', '/mediation/ecole?a=1'],
		['/mediation', '/mediation'],
		['/', '/mediation'],
		['/mediationx', '/mediation'],
		['/mediation/../absences', '/mediation'],
		['//example.org/mediation', '/mediation'],
		['/\\example.org/mediation', '/mediation'],
		['https://example.org/mediation', '/mediation'],
		['https://', '/mediation'],
		['javascript:alert(1)', '/mediation'],
		[`/mediation?q=${'a'.repeat(600)}`, '/mediation'],
		[null, '/mediation']
	])('%s: %s', (given, expected) => expect(pageToReturnTo(given)).toBe(expected));
});
