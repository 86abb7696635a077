import type { InvitationState } from './invitation';
import type { InvitationKey } from './invitation-key';
import type { TooManyAttempts } from './code-attempts';

/** Why a member of staff cannot act on a first connection. Not found and not yours are the same. */
export type StaffRefusal = { code: 'first-connection.not-allowed' | 'first-connection.not-found' };

/** Why "adult met" confirms nothing: also when several phones wait and none was named. */
export type ConfirmRefusal = StaffRefusal | { code: 'first-connection.which-phone' };

/** Why an invitation lets nobody in. */
export type InvitationRefusal =
	| { code: `first-connection.${Exclude<InvitationState, 'usable'>}` }
	/** Typed digits of no letter, and a scanned square of none. */
	| { code: 'first-connection.unknown' | 'first-connection.unknown-letter' }
	| { code: 'first-connection.not-a-code' }
	| TooManyAttempts;

/** The refusal of a key that no invitation has. */
export function unknownKey({ kind }: InvitationKey): InvitationRefusal {
	return { code: kind === 'code' ? 'first-connection.unknown' : 'first-connection.unknown-letter' };
}
