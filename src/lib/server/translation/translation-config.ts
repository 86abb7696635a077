import * as v from 'valibot';
import { ok, refuse, type Result } from '../../domain/shared/result';

/**
 * Addresses to which texts may go without encryption: this machine and a private network, where a
 * LibreTranslate of one's own usually is (RFC 1918, RFC 6762, names without a dot).
 */
const PRIVATE_HOST =
	/^(?:[^.:]+|.+\.(?:local|internal|lan)|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|\[::1\])$/i;

/** Settings of translation that a process reads from its environment. */
export const translationEnvironment = {
	/** Which engine; absent: none. A school still has to opt into it. */
	TRANSLATION_ENGINE: v.optional(
		v.picklist(
			['none', 'libretranslate', 'deepl', 'chat'],
			'must be none, libretranslate, deepl or chat'
		),
		'none'
	),
	/** Base of the engine's addresses; DeepL has its own. */
	TRANSLATION_URL: v.optional(
		v.pipe(
			v.string(),
			v.check(isAllowedUrl, 'must be https://…, or http://… on this machine or a private network')
		)
	),
	TRANSLATION_KEY: v.optional(
		v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/, 'must be plain letters'))
	),
	/** Model of a chat endpoint. */
	TRANSLATION_MODEL: v.optional(
		v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,100}$/, 'must be plain letters'))
	),
	/** Seconds that an engine may take for one text. */
	TRANSLATION_TIMEOUT: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^[1-9]\d{0,2}$/, 'must be a whole number of seconds between 1 and 999'),
			v.transform((seconds) => Number(seconds) * 1_000)
		)
	)
};

/** Which engine this installation has, and how it is reached. `timeout` in milliseconds. */
export type TranslationConfig = { timeout?: number } & (
	| { kind: 'none' }
	| { kind: 'libretranslate'; url: string; key: string | null }
	| { kind: 'deepl'; url: string | null; key: string }
	| { kind: 'chat'; url: string; key: string | null; model: string }
);

/** Puts the settings together. The refusal is a sentence that names the setting that lacks. */
export function readTranslationConfig(
	e: v.InferOutput<v.ObjectSchema<typeof translationEnvironment, undefined>>
): Result<TranslationConfig, { code: string }> {
	const [url, key] = [e.TRANSLATION_URL ?? null, e.TRANSLATION_KEY ?? null];
	const timeout = e.TRANSLATION_TIMEOUT === undefined ? {} : { timeout: e.TRANSLATION_TIMEOUT };
	const lacks = (setting: string) =>
		refuse({ code: `TRANSLATION_ENGINE is ${e.TRANSLATION_ENGINE}: ${setting} must be given.` });
	switch (e.TRANSLATION_ENGINE) {
		case 'none':
			return ok({ kind: 'none' });
		case 'libretranslate':
			return url ? ok({ kind: 'libretranslate', url, key, ...timeout }) : lacks('TRANSLATION_URL');
		case 'deepl':
			return key ? ok({ kind: 'deepl', url, key, ...timeout }) : lacks('TRANSLATION_KEY');
		case 'chat':
			if (!url) return lacks('TRANSLATION_URL');
			if (!e.TRANSLATION_MODEL) return lacks('TRANSLATION_MODEL');
			return ok({ kind: 'chat', url, key, model: e.TRANSLATION_MODEL, ...timeout });
	}
}

function isAllowedUrl(value: string): boolean {
	if (!URL.canParse(value)) return false;
	const { protocol, hostname, username, search, hash } = new URL(value);
	if (username !== '' || search !== '' || hash !== '') return false;
	return protocol === 'https:' || (protocol === 'http:' && PRIVATE_HOST.test(hostname));
}
