import { ok, refuse, type Result } from '../shared/result';

/** What is known when a provider vouches for a parent. */
export type FamilyFacts = {
	/** Accounts to which this very identity is linked: none, one, or two that were never one person's. */
	linkedTo: readonly string[];
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
	const [account, ...others] = linkedTo;
	if (others.length > 0) return refuse({ code: 'identity.taken' });
	if (linkingFor === null) {
		return account === undefined
			? refuse({ code: 'identity.unknown' })
			: ok({ accountId: account, does: 'enter' });
	}
	if (account !== undefined && account !== linkingFor) return refuse({ code: 'identity.taken' });
	return ok({ accountId: linkingFor, does: 'link' });
}
