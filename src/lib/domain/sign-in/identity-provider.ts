/** Providers that vouch for members of staff (OpenID Connect). */
export const STAFF_PROVIDERS = ['proconnect', 'guichet-agent'] as const;
export type StaffProvider = (typeof STAFF_PROVIDERS)[number];

/** Providers that vouch for families (OpenID Connect; SAML 2.0 for EduConnect). */
export const FAMILY_PROVIDERS = ['educonnect', 'franceconnect'] as const;
export type FamilyProvider = (typeof FAMILY_PROVIDERS)[number];

export const IDENTITY_PROVIDERS = [...STAFF_PROVIDERS, ...FAMILY_PROVIDERS] as const;
export type IdentityProviderName = (typeof IDENTITY_PROVIDERS)[number];

/** Narrows any value to a provider of members of staff. */
export function isStaffProvider(value: unknown): value is StaffProvider {
	return STAFF_PROVIDERS.includes(value as StaffProvider);
}

/** Narrows any value to a provider of families. */
export function isFamilyProvider(value: unknown): value is FamilyProvider {
	return FAMILY_PROVIDERS.includes(value as FamilyProvider);
}

/** Who somebody is at a provider, once it vouched for them. */
export type ProvenIdentity = {
	/** Issuer identifier: an https address (OpenID Connect Core, 2). */
	issuer: string;
	/** Key of the person at the issuer, never given to another. */
	subject: string;
	/** Other keys of the same person there: EduConnect has one for each academy. */
	others: readonly string[];
	/** Address of electronic mail that the provider tells; null when it tells none. */
	email: string | null;
	/** What the provider asks back at the end of the session. */
	identityToken: string;
};

/** The provider that vouched for somebody, and what it asks back when the person leaves. */
export type Vouched<Name extends IdentityProviderName = IdentityProviderName> = {
	provider: Name;
	identityToken: string;
};

/** What a sign-in that begins has to remember until its answer comes. */
export type SignInQuestion = {
	/** Where the browser goes. */
	address: string;
	state: string;
	nonce: string;
	codeVerifier: string;
};

/** A way to have an identity proved elsewhere: the port that adapters fill. */
export interface IdentityProvider {
	/**
	 * Begins a sign-in. Throws when the provider cannot be reached or is not the one of its address.
	 * @param returnTo our own address to which it answers
	 */
	ask(returnTo: string): Promise<SignInQuestion>;
	/**
	 * Reads the answer.
	 * @param answer whole address that the browser came back to
	 * @returns null when the answer is refused: another state or nonce, a bad signature, a refusal of
	 *   the person
	 */
	read(
		answer: URL,
		question: Pick<SignInQuestion, 'state' | 'nonce' | 'codeVerifier'>
	): Promise<ProvenIdentity | null>;
	/** Where the browser goes to end the session there too; null when the provider has no such place. */
	leave(identityToken: string, returnTo: string): Promise<string | null>;
}
