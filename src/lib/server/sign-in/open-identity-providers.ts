import { readFileSync } from 'node:fs';
import type {
	IdentityProvider,
	IdentityProviderName
} from '../../domain/sign-in/identity-provider';
import { openIdProvider, type OpenIdWishes } from '../adapters/oidc/openid-provider';
import { educonnectProvider } from '../adapters/saml/educonnect';
import { readIdpMetadata } from '../adapters/saml/read-idp-metadata';
import { ConfigError } from '../config-error';
import { returnAddress } from './return-address';
import type { IdentityConfig, OpenIdName } from './identity-config';

/** The providers of an installation, by name. */
export type IdentityProviders = Partial<Record<IdentityProviderName, IdentityProvider>>;

/**
 * What each is asked for: no more than what tells who it is. FranceConnect tells nothing but the key of
 * the person: a family's name is in the school's file already.
 */
const WISHES: Readonly<Record<OpenIdName, OpenIdWishes>> = {
	proconnect: { scope: 'openid email', assurance: 'eidas1' },
	'guichet-agent': { scope: 'openid email', assurance: 'eidas1' },
	franceconnect: { scope: 'openid', assurance: 'eidas1' }
};

/**
 * Opens the providers that the settings name; none is reached before somebody asks.
 * @param origin our public address
 * @throws ConfigError when a file that the settings name cannot be read
 */
export function openIdentityProviders(
	{ educonnect, ...openId }: IdentityConfig,
	origin: string
): IdentityProviders {
	return {
		...Object.fromEntries(
			Object.entries(openId).map(([name, settings]) => [
				name,
				openIdProvider(settings, WISHES[name as OpenIdName])
			])
		),
		...(educonnect ? { educonnect: openEduConnect(educonnect, origin) } : {})
	};
}

function openEduConnect(
	{ metadata, privateKey }: NonNullable<IdentityConfig['educonnect']>,
	origin: string
): IdentityProvider {
	const idp = readIdpMetadata(fileOf('EDUCONNECT_METADATA', metadata));
	if (!idp.ok) {
		throw new ConfigError(
			'EDUCONNECT_METADATA must be the metadata of a SAML 2.0 identity provider.'
		);
	}
	return educonnectProvider(idp.value, {
		entityId: `${origin}/educonnect`,
		answersTo: returnAddress(origin, 'educonnect'),
		privateKey: privateKey && fileOf('EDUCONNECT_PRIVATE_KEY', privateKey)
	});
}

function fileOf(setting: string, path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		throw new ConfigError(`${setting} names a file that cannot be read.`);
	}
}
