import { describe, expect, test } from 'vitest';
import { countFollowUps, isFollowUpOpen, type FollowUp } from './follow-up';

const yes: FollowUp = { helped: 'yes', again: 'yes' };

describe('what those who came say', () => {
	test('is not counted under five answers: it would say who gave them', () => {
		expect(countFollowUps([yes, yes, yes, yes])).toBeNull();
		expect(countFollowUps([yes, yes, yes, { helped: 'no', again: 'no' }, yes])).toEqual({
			answers: 5,
			helped: { yes: 4, 'a-little': 0, no: 1 },
			again: { yes: 4, no: 1 }
		});
	});

	test('a second question that few answered is not counted either', () => {
		const answers: FollowUp[] = [yes, { helped: 'a-little' }, yes, yes, yes];
		expect(countFollowUps(answers)).toMatchObject({ answers: 5, again: null });
	});

	test('is asked from the end of the session, for two weeks', () => {
		const end = new Date('2026-11-27T18:00:00Z');
		expect(isFollowUpOpen(end, new Date('2026-11-27T17:59:59Z'))).toBe(false);
		expect(isFollowUpOpen(end, end)).toBe(true);
		expect(isFollowUpOpen(end, new Date('2026-12-11T18:00:00Z'))).toBe(false);
	});
});
