import {
	allowInsecureRequests,
	authorizationCodeGrant,
	AuthorizationResponseError,
	buildAuthorizationUrl,
	buildEndSessionUrl,
	calculatePKCECodeChallenge,
	ClientError,
	discovery,
	enableNonRepudiationChecks,
	fetchUserInfo,
	randomNonce,
	randomPKCECodeVerifier,
	randomState,
	ResponseBodyError,
	type Configuration
} from 'openid-client';
import type { IdentityProvider, ProvenIdentity } from '../../../domain/sign-in/identity-provider';
import type { IdentitySettings } from '../../sign-in/identity-config';

/** Seconds that the provider may take for one answer: somebody waits before a blank page. */
const PATIENCE = 10;

/** What is asked of a provider. */
export type OpenIdWishes = {
	/** Claims, as scopes. */
	scope: string;
	/** Least level of assurance (`acr_values`), such as `eidas1`. */
	assurance: string;
};

/**
 * An OpenID Connect provider: discovered, with PKCE (RFC 7636), state and nonce, signatures verified
 * by its published keys, on the identity token and on what it tells of the person. The address it is
 * discovered at is asked again after a failure, and never kept from one that failed.
 */
export function openIdProvider(settings: IdentitySettings, wishes: OpenIdWishes): IdentityProvider {
	let known: Promise<Configuration> | null = null;
	const configuration = () => {
		known ??= discover(settings).catch((error: unknown) => {
			known = null;
			throw error;
		});
		return known;
	};
	return {
		ask: async (returnTo) => {
			const question = {
				state: randomState(),
				nonce: randomNonce(),
				codeVerifier: randomPKCECodeVerifier()
			};
			const address = buildAuthorizationUrl(await configuration(), {
				redirect_uri: returnTo,
				scope: wishes.scope,
				acr_values: wishes.assurance,
				state: question.state,
				nonce: question.nonce,
				code_challenge: await calculatePKCECodeChallenge(question.codeVerifier),
				code_challenge_method: 'S256'
			});
			return { ...question, address: address.href };
		},
		read: async (answer, question) => {
			try {
				return await readAnswer(await configuration(), settings, answer, question);
			} catch (error) {
				if (isRefusal(error)) return null;
				throw error;
			}
		},
		leave: async (identityToken, returnTo) => {
			const config = await configuration();
			if (!config.serverMetadata().end_session_endpoint) return null;
			return buildEndSessionUrl(config, {
				id_token_hint: identityToken,
				post_logout_redirect_uri: returnTo,
				state: randomState()
			}).href;
		}
	};
}

async function discover({ issuer, clientId, clientSecret }: IdentitySettings) {
	const isLoopback = issuer.startsWith('http:');
	const config = await discovery(new URL(issuer), clientId, clientSecret, undefined, {
		timeout: PATIENCE,
		// On this machine only: the settings refuse any other address without encryption.
		...(isLoopback ? { execute: [allowInsecureRequests] } : {})
	});
	enableNonRepudiationChecks(config);
	return config;
}

async function readAnswer(
	config: Configuration,
	{ issuer }: IdentitySettings,
	answer: URL,
	question: { state: string; nonce: string; codeVerifier: string }
): Promise<ProvenIdentity | null> {
	const tokens = await authorizationCodeGrant(config, answer, {
		expectedState: question.state,
		expectedNonce: question.nonce,
		pkceCodeVerifier: question.codeVerifier,
		idTokenExpected: true
	});
	const claims = tokens.claims();
	if (!claims || !tokens.id_token) return null;
	const told = await fetchUserInfo(config, tokens.access_token, claims.sub);
	return {
		issuer: config.serverMetadata().issuer ?? issuer,
		subject: claims.sub,
		others: [],
		email: told.email ?? null,
		identityToken: tokens.id_token
	};
}

/** The provider or the person said no, or the answer is not one of ours: not an outage. */
function isRefusal(error: unknown): boolean {
	if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError)
		return true;
	const code = (error as { code?: unknown }).code;
	return error instanceof ClientError && typeof code === 'string' && !OUTAGES.includes(code);
}

/** The provider cannot be reached, is too slow, or answers something else than it should. */
const OUTAGES: readonly string[] = [
	'OAUTH_TIMEOUT',
	'OAUTH_ABORT',
	'OAUTH_RESPONSE_IS_NOT_CONFORM'
];
