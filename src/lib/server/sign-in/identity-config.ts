import * as v from 'valibot';
import {
	IDENTITY_PROVIDERS,
	type IdentityProviderName
} from '../../domain/sign-in/identity-provider';
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
	FRANCECONNECT_CLIENT_SECRET: v.optional(credential)
};

/** How an identity provider is reached. */
export type IdentitySettings = { issuer: string; clientId: string; clientSecret: string };
export type IdentityConfig = Partial<Record<IdentityProviderName, IdentitySettings>>;

type Environment = v.InferOutput<v.ObjectSchema<typeof identityEnvironment, undefined>>;

/** Puts the settings together. The refusal is a sentence that names the settings that lack. */
export function readIdentityConfig(e: Environment): Result<IdentityConfig, { code: string }> {
	const config: IdentityConfig = {};
	for (const name of IDENTITY_PROVIDERS) {
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

const PREFIX = {
	proconnect: 'PROCONNECT',
	'guichet-agent': 'GUICHET_AGENT',
	franceconnect: 'FRANCECONNECT'
} as const satisfies Record<IdentityProviderName, string>;

/** Without encryption only on this machine, for tests and try-outs. */
function isAllowedIssuer(value: string): boolean {
	if (!URL.canParse(value)) return false;
	const { protocol, hostname } = new URL(value);
	if (protocol === 'https:') return true;
	return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
