import { expect, test } from 'vitest';
import { isOver, watchOf, type FollowedCode } from './followed-code';

test.each([
	[0, '0:00'],
	[-5, '0:00'],
	[59_999, '0:59'],
	[127_000, '2:07'],
	[3_600_000, '60:00']
])('%d ms is shown as %s', (milliseconds, shown) => {
	expect(watchOf(milliseconds)).toBe(shown);
});

test('a phone that refuses notifications is followed on: she may change her mind', () => {
	const reached = (...steps: FollowedCode['reached']) => ({ reached: steps }) as FollowedCode;
	expect(isOver(reached('opened', 'language', 'connected', 'home'))).toBe(false);
	expect(isOver(reached('opened', 'language', 'connected', 'home', 'notified'))).toBe(true);
});
