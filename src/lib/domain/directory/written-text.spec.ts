import { describe, expect, it } from 'vitest';
import { oneLine, severalLines } from './written-text';

describe('text that comes from a file', () => {
	it('loses what nobody can see', () => {
		expect(oneLine('  BEN\u202eALI \u0007\t Ab\u0065\u0301  ')).toBe('BENALI Abé');
		expect(oneLine('\ufeffid')).toBe('id');
	});
	it('keeps its lines', () => {
		expect(severalLines('Bonjour,\r\n\r\n\r\n\r\nà  demain\u0000 ')).toBe('Bonjour,\n\nà demain');
	});
});
