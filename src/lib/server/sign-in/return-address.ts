import {
	isFamilyProvider,
	type IdentityProviderName
} from '../../domain/sign-in/identity-provider';

/**
 * Our own address to which a provider answers; registered there once.
 * @param origin our public address
 */
export function returnAddress(origin: string, provider: IdentityProviderName): string {
	// SAML answers are posted from elsewhere, to a door of their own (`front/posted-elsewhere.ts`).
	if (provider === 'educonnect') return `${origin}/identite/educonnect/reponse`;
	if (isFamilyProvider(provider)) return `${origin}/identite/${provider}/retour`;
	return `${origin}/mediation/connexion/${provider}/retour`;
}
