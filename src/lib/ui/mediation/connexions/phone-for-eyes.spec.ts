import { expect, it } from 'vitest';
import { phoneForEyes } from './phone-for-eyes';

it('a number is read two figures at a time', () => {
	expect(phoneForEyes('+33639980101')).toBe('06\u00a039\u00a098\u00a001\u00a001');
	expect(phoneForEyes('+262639123456')).toBe('+262639123456');
});
