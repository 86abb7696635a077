import { describe, expect, it } from 'vitest';
import { formatCode, readCode, readSecret } from './invitation-key';

describe('a typed code', () => {
	it.each([
		'123456789012',
		'1234 5678 9012',
		'1234-5678-9012',
		' 1234\u00a05678\u202f9012 ',
		'١٢٣٤ ٥٦٧٨ ٩٠١٢',
		'۱۲۳۴۵۶۷۸۹۰۱۲',
		'\u20661234 5678 9012\u2069'
	])('is read from "%s"', (typed) => expect(readCode(typed)).toBe('123456789012'));

	it.each(['', '12345678901', '1234567890123', '12345678901a', '１２３４５６７８９０１x'])(
		'is not "%s"',
		(typed) => expect(readCode(typed)).toBeNull()
	);

	it('is printed in groups of four', () =>
		expect(formatCode('001234567890')).toBe('0012 3456 7890'));
});

describe('the secret of a QR code', () => {
	it('has 22 characters of base64url', () => {
		expect(readSecret('AAAAAAAAAAAAAAAAAAAA_-')).toBe('AAAAAAAAAAAAAAAAAAAA_-');
		expect(readSecret('AAAAAAAAAAAAAAAAAAAAA')).toBeNull();
		expect(readSecret('AAAAAAAAAAAAAAAAAAAA/+')).toBeNull();
	});
});
