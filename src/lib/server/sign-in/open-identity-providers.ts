import { readFileSync } from 'node:fs';
import type {
	IdentityProvider,
	IdentityProviderName
} from '../../domain/sign-in/identity-provider';
import type { OpenIdWishes } from '../adapters/oidc/openid-provider';
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
 * Opens the providers that the settings name; none is reached before somebody asks. What speaks to one
 * is loaded where there is one: SAML weighs on a process that will not use it.
 * @param origin our public address
 * @throws ConfigError when a file that the settings name cannot be read
 */
export async function openIdentityProviders(
	{ educonnect, ...openId }: IdentityConfig,
	origin: string
): Promise<IdentityProviders> {
	const providers: IdentityProviders = {};
	for (const [name, settings] of Object.entries(openId)) {
		const { openIdProvider } = await import('../adapters/oidc/openid-provider');
		providers[name as OpenIdName] = openIdProvider(settings, WISHES[name as OpenIdName]);
	}
	if (educonnect) providers.educonnect = await openEduConnect(educonnect, origin);
	return providers;
}

async function openEduConnect(
	{ metadata, privateKey }: NonNullable<IdentityConfig['educonnect']>,
	origin: string
): Promise<IdentityProvider> {
	const idp = readIdpMetadata(fileOf('EDUCONNECT_METADATA', metadata));
	if (!idp.ok) {
		throw new ConfigError(
			'EDUCONNECT_METADATA must be the metadata of a SAML 2.0 identity provider.'
		);
	}
	const { educonnectProvider } = await import('../adapters/saml/educonnect');
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
