import * as v from 'valibot';
import { ConfigError } from './config-error';
import {
	identityEnvironment,
	readIdentityConfig,
	type IdentityConfig
} from './sign-in/identity-config';
import { readSmsConfig, smsEnvironment, type SmsConfig } from './sms/sms-config';
import {
	readTranslationConfig,
	translationEnvironment,
	type TranslationConfig
} from './translation/translation-config';

const port = v.pipe(
	v.string(),
	v.regex(/^\d+$/, 'must be a port number between 0 and 65535'),
	v.transform(Number),
	v.maxValue(65_535, 'must be a port number between 0 and 65535')
);
const postgresUrl = v.pipe(
	v.string(),
	v.regex(/^postgres(ql)?:\/\/\S+$/, 'must start with postgres:// and name a server and a database')
);
const origin = v.pipe(
	v.string(),
	v.check(
		(value) => URL.canParse(value) && new URL(value).origin === value,
		'must be a scheme and a host only, such as https://passerelle.example.org'
	)
);
const onOff = v.pipe(
	v.picklist(['on', 'off'], 'must be on or off'),
	v.transform((x) => x === 'on')
);

/** Every setting that the process reads from its environment, with what it defaults to. */
const environment = v.object({
	/** Login that the application works with; absent: the embedded database. */
	DATABASE_URL: v.optional(postgresUrl),
	/** Login that owns the tables and migrates; absent: the same as DATABASE_URL. */
	DATABASE_OWNER_URL: v.optional(postgresUrl),
	DATABASE_POOL_SIZE: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^[1-9]\d{0,2}$/, 'must be a whole number between 1 and 999'),
			v.transform(Number)
		),
		'10'
	),
	/** Seconds that a statement may take, and after which a database that says nothing is given up. */
	DATABASE_TIMEOUT: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^[1-9]\d{0,2}$/, 'must be a whole number of seconds between 1 and 999'),
			v.transform(Number)
		),
		'15'
	),
	/** Folder of the embedded database. */
	DATA_FOLDER: v.optional(v.pipe(v.string(), v.minLength(1, 'must name a folder')), '.data'),
	HOST: v.optional(v.pipe(v.string(), v.minLength(1, 'must be an address')), '127.0.0.1'),
	PORT: v.optional(port, '3000'),
	/** Public address; absent: http://localhost and the port. */
	ORIGIN: v.optional(origin),
	LOG_LEVEL: v.optional(
		v.picklist(
			['debug', 'info', 'warn', 'error', 'silent'],
			'must be debug, info, warn, error or silent'
		),
		'info'
	),
	/** Contact that push services are given in the VAPID token (RFC 8292): mailto: or https:. */
	PUSH_CONTACT: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/, 'must be a mailto: or https: address')
		),
		'mailto:passerelle@localhost.invalid'
	),
	/** Lets push services be on this machine's loopback: tests only. */
	PUSH_LOOPBACK: v.optional(onOff, 'off'),
	/** Runs the release loop in the server process. */
	RELEASE_LOOP: v.optional(onOff, 'on'),
	/** Reads aloud on the server what a phone has no voice for. */
	SPEECH: v.optional(onOff, 'on'),
	...identityEnvironment,
	...smsEnvironment,
	...translationEnvironment
});

/** The configuration of a process, read once. */
export interface Config {
	database:
		| { kind: 'embedded'; folder: string }
		| { kind: 'server'; url: string; ownerUrl: string; poolSize: number; patience: number };
	host: string;
	port: number;
	origin: string;
	logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
	push: { contact: string; allowsLoopback: boolean };
	sms: SmsConfig;
	translation: TranslationConfig;
	/** Who vouches for members of staff and families. */
	identity: IdentityConfig;
	runsReleaseLoop: boolean;
	readsAloud: boolean;
}

export { ConfigError };

/**
 * Reads and validates the environment.
 * @throws ConfigError naming each bad setting and what it must be; the value itself is not
 *   repeated, since it may be a secret
 */
export function readConfig(env: Record<string, string | undefined>): Config {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const result = v.safeParse(environment, given);
	if (!result.success) {
		throw new ConfigError(
			result.issues.map((issue) => `${v.getDotPath(issue)} ${issue.message}.`).join(' ')
		);
	}
	const e = result.output;
	if (e.DATABASE_OWNER_URL && !e.DATABASE_URL) {
		throw new ConfigError('DATABASE_OWNER_URL is set without DATABASE_URL: set both or neither.');
	}
	const sms = readSmsConfig(e);
	if (!sms.ok) throw new ConfigError(sms.error.code);
	const translation = readTranslationConfig(e);
	if (!translation.ok) throw new ConfigError(translation.error.code);
	const identity = readIdentityConfig(e);
	if (!identity.ok) throw new ConfigError(identity.error.code);
	return {
		database: e.DATABASE_URL
			? {
					kind: 'server',
					url: e.DATABASE_URL,
					ownerUrl: e.DATABASE_OWNER_URL ?? e.DATABASE_URL,
					poolSize: e.DATABASE_POOL_SIZE,
					patience: e.DATABASE_TIMEOUT
				}
			: { kind: 'embedded', folder: e.DATA_FOLDER },
		host: e.HOST,
		port: e.PORT,
		origin: e.ORIGIN ?? `http://localhost:${e.PORT}`,
		logLevel: e.LOG_LEVEL,
		push: { contact: e.PUSH_CONTACT, allowsLoopback: e.PUSH_LOOPBACK },
		sms: sms.value,
		translation: translation.value,
		identity: identity.value,
		runsReleaseLoop: e.RELEASE_LOOP,
		readsAloud: e.SPEECH
	};
}
