import { expect, test } from 'vitest';

test('tests run in a zone that no school has, with a quarter of an hour in its offset', () => {
	expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe('Pacific/Chatham');
	expect(new Date('2026-07-01T00:00:00Z').getTimezoneOffset()).toBe(-(12 * 60 + 45));
});
