import { describe, expect, test } from 'vitest';
import { invitationState, mayAnswer, type InvitedSession } from './answer-invitation';

const STARTS = new Date('2026-12-03T16:30:00Z');
const session = (changes: Partial<InvitedSession> = {}): InvitedSession => ({
	isWithdrawn: false,
	isCancelled: false,
	startsAt: STARTS,
	...changes
});
const codeOf = (given: InvitedSession, now: Date) => {
	const result = mayAnswer(given, now);
	return result.ok ? null : result.error.code;
};
const before = new Date(STARTS.getTime() - 1);

describe('the answer of a facilitator', () => {
	test('may be given and changed until the session begins', () => {
		expect(codeOf(session(), before)).toBe(null);
		expect(codeOf(session(), STARTS)).toBe('facilitator.over');
	});

	test('is not asked for any more once the invitation or the session was taken back', () => {
		expect(codeOf(session({ isWithdrawn: true }), before)).toBe('facilitator.withdrawn');
		expect(codeOf(session({ isCancelled: true }), before)).toBe('facilitator.cancelled');
	});
});

describe('what staff read', () => {
	const standing = { isWithdrawn: false, isCancelled: false };
	test('is the answer, or that none came', () => {
		expect(invitationState('yes', standing)).toBe('yes');
		expect(invitationState('no', standing)).toBe('no');
		expect(invitationState(null, standing)).toBe('waiting');
	});

	test('is that it no longer stands, even after a yes', () => {
		expect(invitationState('yes', { ...standing, isCancelled: true })).toBe('cancelled');
		expect(invitationState('yes', { isWithdrawn: true, isCancelled: true })).toBe('withdrawn');
	});
});
