import * as v from 'valibot';
import type { Locale } from '../../../domain/shared/locale';
import type { TranslatorEngine } from '../../../domain/translation/translator-engine';
import { askEngine } from './ask-engine';
import { fromTagged, toTagged } from './tagged-text';

/** What LibreTranslate needs: the address of a server, and a key where it asks for one. */
export type LibreTranslateSettings = { url: string; key: string | null; timeout?: number };

const TIMEOUT = 20_000;
/**
 * Its languages among ours, by its codes (docs of the `languages` route). Dari is written as Persian
 * is; the others have no model.
 */
const CODES: Partial<Record<Locale, string>> = {
	...{ fr: 'fr', ar: 'ar', tr: 'tr', pt: 'pt', uk: 'uk', en: 'en', es: 'es', ro: 'ro', ru: 'ru' },
	...{ sq: 'sq', zh: 'zh', ur: 'ur', bn: 'bn', prs: 'fa' }
};
/** The page of the HTML specification that it follows: what is marked so is not translated. */
const tagOf = (mark: number) => `<span translate="no">⟦${mark}⟧</span>`;
const TAG = /<span\b[^>]*>\s*⟦\s*(\d+)\s*⟧\s*<\/span>/gi;

const answerSchema = v.object({ translatedText: v.string() });
const errorSchema = v.object({ error: v.string() });

/**
 * LibreTranslate, free software that a school or an authority runs itself (POST /translate). Marks
 * go as HTML that is not to be translated.
 */
export function libreTranslate({
	url,
	key,
	timeout = TIMEOUT
}: LibreTranslateSettings): TranslatorEngine {
	return {
		id: `libretranslate@${new URL(url).host}`,
		canTranslate: (from, to) => CODES[from] !== undefined && CODES[to] !== undefined,
		translate: async ({ text, from, to }) => {
			const [source, target] = [CODES[from], CODES[to]];
			if (!source || !target) return { kind: 'unsupported' };
			const reply = await askEngine({
				url: `${url.replace(/\/$/, '')}/translate`,
				body: {
					// In HTML the end of a line is a space: it needs a tag.
					q: toTagged(text, tagOf).replaceAll('\n', '<br>'),
					source,
					target,
					format: 'html',
					...(key && { api_key: key })
				},
				timeout
			});
			if (reply.kind !== 'content') return reply;
			if (reply.status !== 200 || v.is(errorSchema, reply.content)) {
				const said = v.is(errorSchema, reply.content) ? reply.content.error : '';
				const isUnknown = /not supported|not available/i.test(said);
				return isUnknown
					? { kind: 'unsupported' }
					: { kind: 'refused', reason: String(reply.status) };
			}
			if (!v.is(answerSchema, reply.content)) return { kind: 'unreadable', reason: 'unexpected' };
			const translated = fromTagged(
				reply.content.translatedText.replace(/\s*<br\s*\/?>\s*/gi, '\n'),
				TAG
			);
			if (translated.trim() === '') return { kind: 'unreadable', reason: 'empty' };
			return { kind: 'translated', text: translated };
		}
	};
}
