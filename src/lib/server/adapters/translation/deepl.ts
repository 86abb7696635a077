import * as v from 'valibot';
import type { Locale } from '../../../domain/shared/locale';
import type { TranslatorEngine } from '../../../domain/translation/translator-engine';
import { askEngine } from './ask-engine';
import { fromTagged, toTagged } from './tagged-text';

/** What DeepL needs: a key. The host follows from it, unless a proxy is named. */
export type DeeplSettings = { key: string; url: string | null; timeout?: number };

const TIMEOUT = 20_000;
/** Its languages among ours (docs, "Supported languages"): as a source, as a target. */
const CODES: Partial<Record<Locale, { source: string; target: string; isBeta?: true }>> = {
	fr: { source: 'FR', target: 'FR' },
	ar: { source: 'AR', target: 'AR' },
	tr: { source: 'TR', target: 'TR' },
	pt: { source: 'PT', target: 'PT-PT' },
	uk: { source: 'UK', target: 'UK' },
	en: { source: 'EN', target: 'EN-GB' },
	es: { source: 'ES', target: 'ES' },
	ro: { source: 'RO', target: 'RO' },
	ru: { source: 'RU', target: 'RU' },
	zh: { source: 'ZH', target: 'ZH-HANS' },
	sq: { source: 'SQ', target: 'SQ', isBeta: true },
	ka: { source: 'KA', target: 'KA', isBeta: true },
	hy: { source: 'HY', target: 'HY', isBeta: true },
	ht: { source: 'HT', target: 'HT', isBeta: true },
	kmr: { source: 'KMR', target: 'KMR', isBeta: true },
	ur: { source: 'UR', target: 'UR', isBeta: true },
	bn: { source: 'BN', target: 'BN', isBeta: true },
	ta: { source: 'TA', target: 'TA', isBeta: true },
	ps: { source: 'PS', target: 'PS', isBeta: true },
	prs: { source: 'PRS', target: 'PRS', isBeta: true }
};
const tagOf = (mark: number) => `<x id="${mark}"/>`;
const TAG = /<x\s+id="(\d+)"\s*(?:\/>|>\s*<\/x>)/gi;

const answerSchema = v.object({ translations: v.tuple([v.object({ text: v.string() })]) });
const errorSchema = v.object({ message: v.string() });

/** Keys that end with `:fx` belong to the free offer, which has a host of its own. */
export function deeplHost(key: string): string {
	return key.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com';
}

/** DeepL (POST /v2/translate). Marks go as empty XML tags, which it places by the words around. */
export function deepl({ key, url, timeout = TIMEOUT }: DeeplSettings): TranslatorEngine {
	const base = url ?? deeplHost(key);
	return {
		id: `deepl@${new URL(base).host}`,
		canTranslate: (from, to) => CODES[from] !== undefined && CODES[to] !== undefined,
		translate: async ({ text, from, to }) => {
			const [source, target] = [CODES[from], CODES[to]];
			if (!source || !target) return { kind: 'unsupported' };
			const reply = await askEngine({
				url: `${base.replace(/\/$/, '')}/v2/translate`,
				headers: { authorization: `DeepL-Auth-Key ${key}` },
				body: {
					text: [toTagged(text, tagOf)],
					source_lang: source.source,
					target_lang: target.target,
					tag_handling: 'xml',
					preserve_formatting: true,
					// Families are spoken to politely, where the language makes the difference.
					formality: 'prefer_more',
					...((source.isBeta || target.isBeta) && { enable_beta_languages: true })
				},
				timeout
			});
			if (reply.kind !== 'content') return reply;
			if (reply.status !== 200) {
				const said = v.is(errorSchema, reply.content) ? reply.content.message : '';
				const isUnknown = /(?:target|source)_lang.*not supported/i.test(said);
				return isUnknown
					? { kind: 'unsupported' }
					: { kind: 'refused', reason: String(reply.status) };
			}
			if (!v.is(answerSchema, reply.content)) return { kind: 'unreadable', reason: 'unexpected' };
			const translated = fromTagged(reply.content.translations[0].text, TAG);
			if (translated.trim() === '') return { kind: 'unreadable', reason: 'empty' };
			return { kind: 'translated', text: translated };
		}
	};
}
