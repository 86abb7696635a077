import type {
	IdentityProvider,
	IdentityProviderName
} from '../../domain/sign-in/identity-provider';
import { openIdProvider, type OpenIdWishes } from '../adapters/oidc/openid-provider';
import type { IdentityConfig } from './identity-config';

/** The providers of an installation, by name. */
export type IdentityProviders = Partial<Record<IdentityProviderName, IdentityProvider>>;

/**
 * What each is asked for: no more than what tells who it is. FranceConnect tells nothing but the key of
 * the person: a family's name is in the school's file already.
 */
const WISHES: Readonly<Record<IdentityProviderName, OpenIdWishes>> = {
	proconnect: { scope: 'openid email', assurance: 'eidas1' },
	'guichet-agent': { scope: 'openid email', assurance: 'eidas1' },
	franceconnect: { scope: 'openid', assurance: 'eidas1' }
};

/** Opens the providers that the settings name; none is reached before somebody asks. */
export function openIdentityProviders(config: IdentityConfig): IdentityProviders {
	return Object.fromEntries(
		Object.entries(config).map(([name, settings]) => [
			name,
			openIdProvider(settings, WISHES[name as IdentityProviderName])
		])
	);
}
