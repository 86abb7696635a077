import type { Locale } from '../shared/locale';
import { ok, refuse, type Result } from '../shared/result';
import { isChatter } from './chatter';
import type { TranslationFault } from './errors';
import { marksIn, tidyMarks, westernDigits, withoutMarks } from './marks';
import { isNegated, mayBecomeNegated } from './negation';
import { numbersInWords } from './number-words';
import { shareInScript } from './scripts';
import type { ProtectedText } from './slot';
import { isPlainlyForeign } from './stop-words';

/**
 * Characters of a translation for one of the original. Measured on Passerelle's own words in its
 * languages; machine answers are allowed a little more.
 */
const LENGTH = { least: 0.3, most: 2.6, margin: 15 };
/** A Chinese character is a word or nearly; a character of Ge'ez is a syllable. */
const LEAST: Partial<Record<Locale, number>> = { zh: 0.1, ti: 0.2 };
/** Shorter than this, a ratio says nothing. */
const SHORT = 20;
/** Letters of another script: a word kept in French, in brackets. */
const LEAST_IN_SCRIPT = 0.6;
/** From so many words on, the same text is no translation: short ones may be the same. */
const WORDS_TO_DIFFER = 3;
/** Languages share some long words (`information`), never most of them. */
const LONG_WORDS_TO_DIFFER = 4;
const MOST_LEFT = 0.6;
const MARKUP = /<\/?[a-z!][^>]*>|&(?:[a-z]{2,8}|#\d{2,5});|\[\/?[a-z]+\]/iu;
const LINK = /https?:|www\.|[\p{L}\d]@[\p{L}\d]|\.(?:com|org|net|fr)(?!\p{L})/iu;

/** From which language to which. */
export type LanguagePair = { from: Locale; to: Locale };

/**
 * Decides whether an engine's answer may be shown: every slot of the original is there exactly as
 * often, nothing that matters was invented, what is negated stays negated where that can be known,
 * and it is a translation into the language asked for. It says nothing of style: a person does.
 *
 * @param original what the engine was given
 * @param answer what it answered, as it came
 * @returns the answer with its marks tidied, ready for `restoreText`; or the first fault
 */
export function checkSlots(
	original: ProtectedText,
	answer: string,
	languages: LanguagePair
): Result<string, TranslationFault> {
	// First, and on the answer as it came: what follows takes its time on a very long one.
	if (isTooLong(original.text, answer)) return refuse({ code: 'translation.too-long' });
	const text = tidyMarks(answer.normalize('NFC')).trim();
	const fault =
		checkMarks(original, text) ??
		checkShape(original.text, text, languages.to) ??
		checkLanguage(original.text, text, languages) ??
		checkInventions(original.text, text, languages.from) ??
		checkNegation(original.text, text, languages);
	return fault ? refuse(fault) : ok(text);
}

function checkMarks({ slots }: ProtectedText, text: string): TranslationFault | null {
	if (text === '') return { code: 'translation.empty' };
	const counts = new Map<number, number>();
	for (const mark of marksIn(text)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
	for (let slot = 1; slot <= slots.length; slot += 1) {
		if (!counts.has(slot)) return { code: 'translation.slot-missing', slot };
	}
	for (const [slot, count] of counts) {
		if (slot < 1 || slot > slots.length) return { code: 'translation.slot-invented', slot };
		if (count > 1) return { code: 'translation.slot-repeated', slot };
	}
	return null;
}

function checkShape(source: string, text: string, to: Locale): TranslationFault | null {
	if (isChatter(text, source)) return { code: 'translation.not-a-translation' };
	if (MARKUP.test(text) && !MARKUP.test(source)) return { code: 'translation.markup' };
	if (linesOf(text) > linesOf(source)) return { code: 'translation.extra-lines' };
	const [own, asked] = [lengthOf(text), lengthOf(source)];
	if (own > asked * LENGTH.most + LENGTH.margin) return { code: 'translation.too-long' };
	if (asked > SHORT && own < asked * (LEAST[to] ?? LENGTH.least)) {
		return { code: 'translation.too-short' };
	}
	return null;
}

function checkLanguage(
	source: string,
	text: string,
	{ from, to }: LanguagePair
): TranslationFault | null {
	const words = withoutMarks(text);
	const share = shareInScript(withoutNames(words, source), to);
	if (share !== null && share < LEAST_IN_SCRIPT) return { code: 'translation.wrong-script' };
	const isSimplified = from === 'fr' && to === 'fr-simple';
	if (!isSimplified && isLeftAsItWas(source, text)) return { code: 'translation.same-as-source' };
	return isPlainlyForeign(words, to) ? { code: 'translation.wrong-language' } : null;
}

/** The same words in the same order, or most of its long words in another one. */
function isLeftAsItWas(source: string, text: string): boolean {
	if (wordsOf(source) >= WORDS_TO_DIFFER && fold(text) === fold(source)) return true;
	const long = longWordsOf(source);
	const kept = longWordsOf(text);
	const left = [...long].filter((word) => kept.has(word)).length;
	return left >= LONG_WORDS_TO_DIFFER && left > long.size * MOST_LEFT;
}

/** Without the capitalised words of the source that were kept: `Passerelle` in an Arabic sentence. */
function withoutNames(text: string, source: string): string {
	const names = new Set(source.match(/\p{Lu}[\p{L}\p{M}]+/gu));
	return text.replace(/\p{Lu}[\p{L}\p{M}]+/gu, (word) => (names.has(word) ? ' ' : word));
}

/** Figures and addresses are all behind marks: others come from nowhere. */
function checkInventions(source: string, text: string, from: Locale): TranslationFault | null {
	const words = withoutMarks(text);
	if (LINK.test(words) && !LINK.test(withoutMarks(source))) {
		return { code: 'translation.link-invented' };
	}
	// Only French says its numbers in words that are known here.
	if (from !== 'fr' && from !== 'fr-simple') return null;
	const said = numbersInWords(source);
	const figures = westernDigits(words).match(/\d+/g) ?? [];
	return figures.every((figure) => said.has(Number(figure)))
		? null
		: { code: 'translation.number-invented' };
}

function checkNegation(
	source: string,
	text: string,
	{ from, to }: LanguagePair
): TranslationFault | null {
	const [original, words] = [withoutMarks(source), withoutMarks(text)];
	const [before, after] = [isNegated(original, from), isNegated(words, to)];
	if (before === null || after === null) return null;
	if (before && !after) return { code: 'translation.negation-lost' };
	const isFrench = from === 'fr' || from === 'fr-simple';
	if (!before && after && isFrench && !mayBecomeNegated(original) && isFirm(words, to)) {
		return { code: 'translation.negation-added' };
	}
	return null;
}

/** Languages whose plain "not" is a word of its own, used for nothing else. */
const PLAIN_NOT: Partial<Record<Locale, RegExp>> = {
	en: /(?<!\p{L})(?:not|never|cannot|\p{L}+n['’]t)(?!\p{L})/iu,
	es: /(?<!\p{L})(?:no|nunca)(?!\p{L})/iu,
	pt: /(?<!\p{L})(?:não|nunca)(?!\p{L})/iu,
	ro: /(?<!\p{L})(?:nu|niciodată)(?!\p{L})/iu,
	ru: /(?<!\p{L})(?:не|нельзя|никогда)(?!\p{L})/iu,
	uk: /(?<!\p{L})(?:не|ніколи)(?!\p{L})/iu,
	sq: /(?<!\p{L})(?:nuk|mos)(?!\p{L})/iu,
	zh: /不要|不能|不得|请勿|不可/u,
	ar: /(?<!\p{L})(?:لا|لن|لم)(?!\p{L})/u,
	ur: /(?<!\p{L})(?:نہیں|مت)(?!\p{L})/u
};

function isFirm(text: string, to: Locale): boolean {
	return PLAIN_NOT[to]?.test(text) ?? false;
}

function lengthOf(text: string): number {
	return [...withoutMarks(text).replace(/\s+/g, ' ').trim()].length;
}

/** So much longer that no marks or spaces explain it. */
function isTooLong(source: string, answer: string): boolean {
	return answer.length > 2 * (source.length * LENGTH.most + LENGTH.margin) + 200;
}

/** Lines that say something: an address may be given one of its own. */
function linesOf(text: string): number {
	return text.split('\n').filter((line) => /\p{L}/u.test(withoutMarks(line))).length;
}

function wordsOf(text: string): number {
	return withoutMarks(text).match(/\p{L}+/gu)?.length ?? 0;
}

function longWordsOf(text: string): Set<string> {
	return new Set(
		withoutMarks(text)
			.toLowerCase()
			.match(/\p{L}{5,}/gu)
	);
}

function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[^\p{L}\p{Nd}]/gu, '')
		.toLowerCase();
}
