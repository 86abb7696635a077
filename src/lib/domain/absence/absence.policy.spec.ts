import { describe, expect, it } from 'vitest';
import type { GuardianActor } from '../shared/actor';
import { canJustify } from './absence.policy';

const guardian: GuardianActor = {
	kind: 'guardian',
	accountId: 'account-1',
	sessionId: 'session-1',
	isProvisional: false,
	locale: 'ar'
};

describe('who answers an absence', () => {
	it('a guardian whose adult was met: not a session opened by a letter alone', () => {
		expect(canJustify(guardian)).toBe(true);
		expect(canJustify({ ...guardian, isProvisional: true })).toBe(false);
	});
});
