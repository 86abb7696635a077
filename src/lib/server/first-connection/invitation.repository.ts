import { and, asc, eq, isNull } from 'drizzle-orm';
import type { InvitationKey } from '../../domain/first-connection/invitation-key';
import { stateOfInvitation, type InvitationState } from '../../domain/first-connection/invitation';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { guardian, guardianship, pupil, school } from '../db/schema/directory';
import { invitation } from '../db/schema/first-connection';
import { hashOfKey } from './invitation-hash';

/** Whom a family may turn to in a school. */
export interface SchoolContact {
	name: string;
	/** E.164; null when the school gave none. */
	phone: string | null;
	referencePerson: string | null;
}

/** An invitation found by its key. */
export interface FoundInvitation {
	id: string;
	state: InvitationState;
	/** Whoever showed it at a counter, to an adult she saw; null for a letter. */
	shownBy: string | null;
	guardian: { id: string; accountId: string | null; schoolId: string };
	/** First names of the children that it opens. */
	children: string[];
	school: SchoolContact;
}

/**
 * The invitation that a key opens, whatever its state; null when there is none. A guardian who
 * left, or who may no longer see a child, has a revoked one.
 */
export async function findInvitation(
	tx: Tx,
	app: App,
	key: InvitationKey
): Promise<FoundInvitation | null> {
	const { column, hash } = hashOfKey(key, app.codePepper);
	const [row] = await tx
		.select({ invitation, guardian, school })
		.from(invitation)
		.innerJoin(guardian, eq(guardian.id, invitation.guardianId))
		.innerJoin(school, eq(school.id, invitation.schoolId))
		.where(eq(invitation[column], hash));
	if (!row) return null;
	const children = await tx
		.select({ firstName: pupil.firstName })
		.from(guardianship)
		.innerJoin(pupil, eq(pupil.id, guardianship.pupilId))
		.where(
			and(
				eq(guardianship.guardianId, row.guardian.id),
				eq(guardianship.hasAccess, true),
				isNull(pupil.leftAt)
			)
		)
		.orderBy(asc(pupil.firstName), asc(pupil.id));
	const state = stateOfInvitation(row.invitation, app.clock.now());
	const isClosed = row.guardian.leftAt !== null || children.length === 0;
	return {
		id: row.invitation.id,
		state: state === 'usable' && isClosed ? 'revoked' : state,
		shownBy: row.invitation.kind === 'counter' ? row.invitation.createdBy : null,
		guardian: {
			id: row.guardian.id,
			accountId: row.guardian.accountId,
			schoolId: row.guardian.schoolId
		},
		children: children.map(({ firstName }) => firstName),
		school: {
			name: row.school.name,
			phone: row.school.phone,
			referencePerson: row.school.referencePerson
		}
	};
}

/** The school of an installation that has only one: whom to turn to when a letter is unknown. */
export async function findOnlySchool(tx: Tx): Promise<SchoolContact | null> {
	const schools = await tx
		.select({ name: school.name, phone: school.phone, referencePerson: school.referencePerson })
		.from(school)
		.limit(2);
	return schools.length === 1 ? schools[0]! : null;
}
