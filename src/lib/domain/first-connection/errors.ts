import type { InvitationState } from './invitation';
import type { TooManyAttempts } from './code-attempts';

/** Why a member of staff cannot act on a first connection. Not found and not yours are the same. */
export type StaffRefusal = { code: 'first-connection.not-allowed' | 'first-connection.not-found' };

/** Why an invitation lets nobody in. */
export type InvitationRefusal =
	| { code: `first-connection.${Exclude<InvitationState, 'usable'>}` }
	| { code: 'first-connection.unknown' }
	| { code: 'first-connection.not-a-code' }
	| TooManyAttempts;
