import { ROLES, type Role, type StaffActor } from '../../src/lib/domain/shared/actor';

/** A member of staff with these roles; nobody has a role that is not named. */
export function staffWith(...roles: Role[]): StaffActor {
	return {
		kind: 'staff',
		staffId: 'staff-1',
		schoolId: 'school-1',
		roles,
		name: 'Camille Martin',
		sessionId: 'session-1',
		locale: 'fr'
	};
}

/** The roles, one by one, that a policy lets do something: to compare with its table. */
export function rolesThat(may: (actor: StaffActor) => boolean): Role[] {
	return ROLES.filter((role) => may(staffWith(role)));
}
