import { describe, expect, it } from 'vitest';
import { ROLES, type StaffActor } from '../shared/actor';
import { canConfirmAdult, canInvite, mayBeInvited } from './first-connection.policy';

describe('who makes first connections', () => {
	const may = { head: true, secretary: true, mediator: true, administrator: true, teacher: false };
	it.each(ROLES)('%s', (role) => {
		const actor: StaffActor = {
			kind: 'staff',
			staffId: 's',
			schoolId: 'e',
			roles: [role],
			name: 'Camille Martin',
			sessionId: 'x'
		};
		expect(canInvite(actor)).toBe(may[role]);
		expect(canConfirmAdult(actor)).toBe(may[role]);
		expect(canInvite({ ...actor, roles: [] })).toBe(false);
	});
});

describe('who is invited', () => {
	it('an adult with an open child in the school', () => {
		expect(mayBeInvited({ hasLeft: false, openChildren: 1 })).toBe(true);
		expect(mayBeInvited({ hasLeft: true, openChildren: 1 })).toBe(false);
		expect(mayBeInvited({ hasLeft: false, openChildren: 0 })).toBe(false);
	});
});
