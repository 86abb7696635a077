import { ok, refuse, type Result } from '../shared/result';

/** What is known when a provider vouches for a parent. */
export type FamilyFacts = {
	/** Account to which this very identity is linked; null when it is to none. */
	linkedTo: string | null;
	/** Account that asked to link it, on this very phone; null for a sign-in. */
	linkingFor: string | null;
};

export type FamilyIdentityRefusal = {
	code:
		/** No account is linked to it: nobody is ever matched by name. */
		| 'identity.unknown'
		/** It is linked to another account. */
		| 'identity.taken';
};

/**
 * What an identity opens for a family (PRODUCT rule 4): the account that linked it while it was signed
 * in, and no other.
 *
 * Refusals: `identity.unknown`, `identity.taken`.
 */
export function knowFamily({
	linkedTo,
	linkingFor
}: FamilyFacts): Result<{ accountId: string; does: 'link' | 'enter' }, FamilyIdentityRefusal> {
	if (linkingFor === null) {
		return linkedTo === null
			? refuse({ code: 'identity.unknown' })
			: ok({ accountId: linkedTo, does: 'enter' });
	}
	if (linkedTo !== null && linkedTo !== linkingFor) return refuse({ code: 'identity.taken' });
	return ok({ accountId: linkingFor, does: 'link' });
}
