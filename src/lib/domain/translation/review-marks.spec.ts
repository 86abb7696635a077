import { describe, expect, it } from 'vitest';
import { reviewMarks, type Reviewable } from './review-marks';

const marks = (given: Partial<Reviewable>) =>
	reviewMarks({ state: 'done', text: null, formerText: null, isReviewed: false, ...given });

describe('what a reviewer is told of a translation', () => {
	it('is that somebody answers for it, whatever else happened', () =>
		expect(marks({ text: 'Yarın', isReviewed: true, formerText: 'Dün' })).toEqual(['reviewed']));
	it('is that a machine made it, and whether it will do so again', () => {
		expect(marks({ text: 'Yarın' })).toEqual(['machine']);
		expect(marks({ text: 'Yarın', state: 'waiting' })).toEqual(['machine', 'awaited']);
	});
	it.each([
		['waiting', 'awaited'],
		['refused', 'refused'],
		['human', 'human']
	] as const)('is what is to be expected: %s', (state, expected) => {
		expect(marks({ state })).toEqual([expected]);
		expect(marks({ state, formerText: 'Dün' })).toEqual([expected, 'stale']);
	});
});
