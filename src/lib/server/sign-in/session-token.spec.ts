import { describe, expect, it } from 'vitest';
import {
	formatSessionToken,
	hashSecret,
	isSecretOf,
	newSessionToken,
	parseSessionToken
} from './session-token';

describe('a session token', () => {
	it('survives the cookie', () => {
		const token = newSessionToken();
		expect(parseSessionToken(formatSessionToken(token))).toEqual(token);
	});

	it.each([
		undefined,
		'',
		'abc',
		'a.b',
		`${'x'.repeat(20)}.${'y'.repeat(31)}`,
		`${'é'.repeat(20)}.${'y'.repeat(32)}`
	])('is not %s', (value) => expect(parseSessionToken(value)).toBeNull());

	it('proves itself by its secret only', () => {
		const { secret } = newSessionToken();
		expect(isSecretOf(secret, hashSecret(secret))).toBe(true);
		expect(isSecretOf(newSessionToken().secret, hashSecret(secret))).toBe(false);
	});
});
