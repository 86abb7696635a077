import { describe, expect, it } from 'vitest';
import { formatPhone } from './phone';

describe('a telephone number', () => {
	it('of France comes in pairs', () => {
		expect(formatPhone('+33139980000')).toBe('01\u00a039\u00a098\u00a000\u00a000');
	});
	it('of elsewhere keeps its country', () => {
		expect(formatPhone('+262639980000')).toBe('+262\u00a0639\u00a0980\u00a0000');
	});
});
