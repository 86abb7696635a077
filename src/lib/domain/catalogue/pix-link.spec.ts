import { describe, expect, test } from 'vitest';
import { readPixLink } from './pix-link';

const codeOf = (text: string) => {
	const read = readPixLink(text);
	return read.ok ? read.value : read.error.code;
};

describe('the address of a Pix challenge', () => {
	test('is one of Pix, on any of its hosts', () => {
		expect(codeOf(' https://app.pix.fr/campagnes/ABCDEF123 ')).toBe(
			'https://app.pix.fr/campagnes/ABCDEF123'
		);
		expect(codeOf('https://pix.fr/parentalite-numerique#haut')).toBe(
			'https://pix.fr/parentalite-numerique'
		);
		expect(codeOf('https://app.pix.org/x')).toBe('https://app.pix.org/x');
	});

	test.each([
		'http://pix.fr/x',
		'pix.fr/x',
		'javascript:alert(1)',
		'https://user@pix.fr/x',
		'https://pix.fr:8443/x',
		''
	])('%s is not a plain https address', (text) => {
		expect(codeOf(text)).toBe('catalogue.not-https');
	});

	test.each(['https://pix.fr.example.org/x', 'https://notpix.fr/x', 'https://example.org/pix.fr'])(
		'%s is somebody else’s',
		(text) => {
			expect(codeOf(text)).toBe('catalogue.not-pix');
		}
	);
});
