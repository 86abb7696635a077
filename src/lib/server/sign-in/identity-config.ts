import * as v from 'valibot';
import type { IdentityProviderName } from '../../domain/sign-in/identity-provider';
import { ok, refuse, type Result } from '../../domain/shared/result';

const issuer = v.pipe(
	v.string(),
	v.check((value) => isAllowedIssuer(value), 'must be the https:// address of the issuer')
);
const credential = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,500}$/, 'must be plain letters'));

/** Settings of identity providers that a process reads from its environment. */
export const identityEnvironment = {
	PROCONNECT_ISSUER: v.optional(issuer),
	PROCONNECT_CLIENT_ID: v.optional(credential),
	PROCONNECT_CLIENT_SECRET: v.optional(credential),
	GUICHET_AGENT_ISSUER: v.optional(issuer),
	GUICHET_AGENT_CLIENT_ID: v.optional(credential),
	GUICHET_AGENT_CLIENT_SECRET: v.optional(credential),
	FRANCECONNECT_ISSUER: v.optional(issuer),
	FRANCECONNECT_CLIENT_ID: v.optional(credential),
	FRANCECONNECT_CLIENT_SECRET: v.optional(credential),
	/** File of metadata that EduConnect publishes (SAML 2.0). */
	EDUCONNECT_METADATA: v.optional(v.pipe(v.string(), v.minLength(1, 'must name a file'))),
	/** File of the PEM key with which requests are signed; absent: they are not. */
	EDUCONNECT_PRIVATE_KEY: v.optional(v.pipe(v.string(), v.minLength(1, 'must name a file')))
};

/** How an identity provider is reached. */
export type IdentitySettings = { issuer: string; clientId: string; clientSecret: string };
/** Providers that speak OpenID Connect. */
export type OpenIdName = Exclude<IdentityProviderName, 'educonnect'>;

export type IdentityConfig = Partial<Record<OpenIdName, IdentitySettings>> & {
	/** Files; `privateKey` is null where requests are not signed. */
	educonnect?: { metadata: string; privateKey: string | null };
};

type Environment = v.InferOutput<v.ObjectSchema<typeof identityEnvironment, undefined>>;

/** Puts the settings together. The refusal is a sentence that names the settings that lack. */
export function readIdentityConfig(e: Environment): Result<IdentityConfig, { code: string }> {
	const config: IdentityConfig = {};
	if (e.EDUCONNECT_METADATA) {
		const privateKey = e.EDUCONNECT_PRIVATE_KEY ?? null;
		config.educonnect = { metadata: e.EDUCONNECT_METADATA, privateKey };
	}
	for (const name of OPENID_NAMES) {
		const prefix = PREFIX[name];
		const [issuer, clientId, clientSecret] = [
			e[`${prefix}_ISSUER`],
			e[`${prefix}_CLIENT_ID`],
			e[`${prefix}_CLIENT_SECRET`]
		];
		if (!issuer && !clientId && !clientSecret) continue;
		if (!issuer || !clientId || !clientSecret) {
			const all = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'].map((one) => `${prefix}_${one}`);
			return refuse({ code: `${all.join(', ')} go together: set all of them or none.` });
		}
		config[name] = { issuer, clientId, clientSecret };
	}
	return ok(config);
}

const OPENID_NAMES = ['proconnect', 'guichet-agent', 'franceconnect'] as const;

const PREFIX = {
	proconnect: 'PROCONNECT',
	'guichet-agent': 'GUICHET_AGENT',
	franceconnect: 'FRANCECONNECT'
} as const satisfies Record<OpenIdName, string>;

/** Without encryption only on this machine, for tests and try-outs. */
function isAllowedIssuer(value: string): boolean {
	if (!URL.canParse(value)) return false;
	const { protocol, hostname } = new URL(value);
	if (protocol === 'https:') return true;
	return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
