import { expect, test } from 'vitest';
import { roundPath } from './round-path';

test('a path is written in whole units, with no separator that is not needed', () => {
	expect(roundPath('M238.21,87.73l-104,125.43a8,8,0,0,1-12.29,0Z')).toBe(
		'M238,88l-104,125a8,8,0,0,1-12,0Z'
	);
	expect(roundPath('M1.4.6h.2V-3.7c1-2,3-4,5-6 1,1,2,2,3,3')).toBe(
		'M1,1h1V-4c1-2,3-4,5-6,1,1,2,2,3,3'
	);
});

test('errors do not add up along relative commands', () => {
	const steps = 'l.4,.4'.repeat(100);
	const ends = [...roundPath(`M0,0${steps}`).matchAll(/l(\d+),(\d+)/g)];
	expect(ends.reduce((sum, [, x]) => sum + Number(x), 0)).toBe(40);
});

test('the pen goes back to where its outline began', () => {
	expect(roundPath('M10.4,10.4l5.3,0Zl.4,.4')).toBe('M10,10l6,0Zl1,1');
});

test('flags of an arc may be written close together', () => {
	expect(roundPath('M0,0a8 8 0 018.2 8.6')).toBe('M0,0a8,8,0,0,1,8,9');
});
