import { describe, expect, it } from 'vitest';
import { stateOfInvitation } from './invitation';

const expiresAt = new Date('2026-12-01T07:00:00Z');
const fresh = { expiresAt, usedAt: null, revokedAt: null };
const before = new Date('2026-11-30T07:00:00Z');

describe('an invitation', () => {
	it('is usable until its last instant', () => {
		expect(stateOfInvitation(fresh, new Date(expiresAt.getTime() - 1))).toBe('usable');
		expect(stateOfInvitation(fresh, expiresAt)).toBe('expired');
	});
	it('stays used, whatever happens next', () => {
		const used = { ...fresh, usedAt: before, revokedAt: before };
		expect(stateOfInvitation(used, new Date('2027-01-01T00:00:00Z'))).toBe('used');
	});
	it('says that a newer letter replaced it, even later', () => {
		const revoked = { ...fresh, revokedAt: before };
		expect(stateOfInvitation(revoked, new Date('2027-01-01T00:00:00Z'))).toBe('revoked');
	});
});
