import { ok, refuse, type Result } from '../shared/result';
import type { ProvenIdentity } from './identity-provider';

/** What is known when a provider vouches for a member of staff. */
export type AgentFacts = {
	/** Person to whom this very identity is linked; null when it is to nobody. */
	linkedTo: { staffId: string; isRevoked: boolean } | null;
	/** Person registered with the address that the provider tells; null when there is none. */
	registered: { staffId: string; isRevoked: boolean; hasOtherIdentity: boolean } | null;
};

export type AgentRefusal = {
	code:
		/** Nobody of this installation has that identity or that address. */
		| 'sign-in.unknown-agent'
		/** The person has another identity at the same provider: an administrator looks at it. */
		| 'sign-in.other-identity';
};

/**
 * Which member of staff an identity is. The identity decides once it is linked: an address may go to
 * a successor. The first time, the address that an administrator registered decides, as the provider
 * tells it, whole and but for capitals; it is never enough where an identity is already linked.
 *
 * Refusals: `sign-in.unknown-agent`, `sign-in.other-identity`.
 */
export function knowAgent(
	facts: AgentFacts
): Result<{ staffId: string; isNew: boolean }, AgentRefusal> {
	const { linkedTo, registered } = facts;
	if (linkedTo) {
		if (linkedTo.isRevoked) return refuse({ code: 'sign-in.unknown-agent' });
		return ok({ staffId: linkedTo.staffId, isNew: false });
	}
	if (!registered || registered.isRevoked) return refuse({ code: 'sign-in.unknown-agent' });
	if (registered.hasOtherIdentity) return refuse({ code: 'sign-in.other-identity' });
	return ok({ staffId: registered.staffId, isNew: true });
}

/** An address as it is compared: registered addresses are kept so. */
export function comparedAddress({ email }: Pick<ProvenIdentity, 'email'>): string | null {
	return email === null || email.trim() === '' ? null : email.trim().toLowerCase();
}
