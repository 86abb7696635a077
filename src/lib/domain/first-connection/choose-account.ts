/** The account that an invitation leads to. */
export type AccountChoice =
	/** The first connection of a new person: an account is made. */
	| { kind: 'create' }
	/** The person has an account (a new phone, a letter printed again): it opens here. */
	| { kind: 'open'; accountId: string }
	/** The person signed in here adds another school to the account of the session. */
	| { kind: 'add-school'; accountId: string }
	/** The session of this phone already shows this school. */
	| { kind: 'keep'; accountId: string };

/**
 * Which account an invitation leads to. One account gathers several schools, but a school knows
 * each guardian by one row: a second letter of the same school, on the phone of somebody who has
 * a row there, belongs to the other parent, who gets an account of their own.
 * @param signedIn the account of the session that uses the invitation, and the schools where it
 *   has a guardian row; null when nobody is signed in
 */
export function chooseAccount(
	guardian: { accountId: string | null; schoolId: string },
	signedIn: { accountId: string; schoolIds: string[] } | null
): AccountChoice {
	if (guardian.accountId) {
		return guardian.accountId === signedIn?.accountId
			? { kind: 'keep', accountId: guardian.accountId }
			: { kind: 'open', accountId: guardian.accountId };
	}
	if (signedIn && !signedIn.schoolIds.includes(guardian.schoolId)) {
		return { kind: 'add-school', accountId: signedIn.accountId };
	}
	return { kind: 'create' };
}
