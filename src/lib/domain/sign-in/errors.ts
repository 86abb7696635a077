/** Why a member of staff does not get in. Worded by `errors:<code>`. */
export type SignInRefusal = {
	code:
		| 'sign-in.link-unknown'
		| 'sign-in.link-used'
		| 'sign-in.link-expired'
		/** No role in any school any more, or the person was revoked. */
		| 'sign-in.no-role'
		/** The question asked to the passkey is too old, or was answered already. */
		| 'sign-in.challenge-expired'
		/** Unknown, copied (its counter went back) or not verified. */
		| 'sign-in.passkey-refused';
};
