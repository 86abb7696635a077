import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import Provider, { type Configuration } from 'oidc-provider';

/** Somebody known to the provider. */
export type KnownPerson = { subject: string; email?: string };

/** A real OpenID Connect provider on the loopback, whose login page asks nothing. */
export interface OpenIdPeer {
	readonly issuer: string;
	readonly clientId: string;
	readonly clientSecret: string;
	/** Who signs in from now on; null: whoever comes refuses. */
	person: KnownPerson | null;
	/**
	 * Goes where a browser would, from the address that the application gave until it is sent back to it.
	 * @returns the address that the browser comes back to
	 */
	browse(address: string): Promise<URL>;
	/** Stops answering, and starts again on the same port. */
	pause(): Promise<void>;
	resume(): Promise<void>;
	close(): Promise<void>;
}

/**
 * Starts a provider with the shape of FranceConnect and ProConnect: PKCE, signed identity tokens, and
 * what it tells of a person as a signed token (application/jwt).
 * @param application origin of the application that relies on it
 * @param returnPaths its own paths to which the provider answers
 */
export async function openIdPeer(
	application: string,
	returnPaths: readonly string[]
): Promise<OpenIdPeer> {
	const server = createServer();
	await listen(server, 0);
	const { port } = server.address() as AddressInfo;
	const issuer = `http://localhost:${port}`;
	const clientId = 'passerelle';
	const clientSecret = randomUUID();
	const state: { person: KnownPerson | null } = { person: null };
	const provider = new Provider(issuer, {
		...configuration(() => state.person),
		clients: [
			{
				client_id: clientId,
				client_secret: clientSecret,
				token_endpoint_auth_method: 'client_secret_post',
				redirect_uris: returnPaths.map((path) => application + path),
				post_logout_redirect_uris: [
					`${application}/mediation/connexion`,
					`${application}/bienvenue`
				],
				userinfo_signed_response_alg: 'ES256',
				id_token_signed_response_alg: 'ES256'
			}
		]
	});
	const answer = provider.callback();
	server.on('request', (request, response) => {
		if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
		const login = state.person && { accountId: state.person.subject };
		void provider.interactionFinished(
			request,
			response,
			login ? { login } : { error: 'access_denied' },
			{ mergeWithLastSubmission: false }
		);
	});
	return {
		issuer,
		clientId,
		clientSecret,
		get person() {
			return state.person;
		},
		set person(person) {
			state.person = person;
		},
		browse: (address) => browse(address, application),
		pause: () => stop(server),
		resume: () => listen(server, port),
		close: () => stop(server)
	};
}

function configuration(person: () => KnownPerson | null): Configuration {
	const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	return {
		jwks: {
			keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'k' }]
		},
		claims: { openid: ['sub'], email: ['email'] },
		acrValues: ['eidas1'],
		enabledJWA: {
			userinfoSigningAlgValues: ['ES256'],
			idTokenSigningAlgValues: ['ES256']
		},
		features: {
			devInteractions: { enabled: false },
			jwtUserinfo: { enabled: true }
		},
		pkce: { required: () => true },
		interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
		findAccount: (_, accountId) => ({
			accountId,
			claims: () => ({ sub: accountId, email: person()?.email })
		}),
		// Whoever signed in agreed to what the application asks: these providers ask it themselves.
		loadExistingGrant: async ({ oidc }) => {
			const grant = new oidc.provider.Grant({
				clientId: oidc.client!.clientId,
				accountId: oidc.session!.accountId!
			});
			grant.addOIDCScope('openid email');
			await grant.save();
			return grant;
		},
		cookies: { keys: [randomUUID()] }
	};
}

async function browse(address: string, application: string): Promise<URL> {
	const jar = new Map<string, string>();
	let at = new URL(address);
	for (let hops = 0; hops < 20; hops++) {
		const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
		const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
		for (const line of response.headers.getSetCookie()) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
			jar.set(name!, value!);
		}
		const location = response.headers.get('location');
		if (!location) throw new Error(`${at.pathname} ${response.status} ${await response.text()}`);
		at = new URL(location, at);
		if (at.origin === application) return at;
	}
	throw new Error('The provider sends the browser around.');
}

function listen(server: Server, port: number): Promise<void> {
	return new Promise((resolve) => server.listen(port, 'localhost', resolve));
}

async function stop(server: Server): Promise<void> {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
}
