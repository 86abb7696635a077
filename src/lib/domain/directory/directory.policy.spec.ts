import { describe, expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import { SYSTEM } from '../shared/actor';
import { canImport } from './directory.policy';

describe('who loads files and takes answers out', () => {
	it('the school’s own office', () => {
		expect(rolesThat(canImport)).toEqual(['head', 'secretary', 'administrator']);
	});

	it('commands of the machine, and never a family', () => {
		expect(canImport(SYSTEM)).toBe(true);
		expect(
			canImport({
				kind: 'guardian',
				accountId: 'account-1',
				sessionId: 'session-1',
				isProvisional: false,
				locale: 'fr'
			})
		).toBe(false);
	});

	it('one role that may is enough; no role is none', () => {
		expect(canImport(staffWith('mediator', 'administrator'))).toBe(true);
		expect(canImport(staffWith())).toBe(false);
	});
});
