import { ABBREVIATIONS, SHORTENED, WELL_KNOWN } from './abbreviations';
import { numbersInWords } from './number-in-words';
import { passivesIn } from './passive';
import { RARE_WORDS } from './rare-words';
import { countWords, sentencesOf, type Stretch } from './sentences';

/**
 * Something in a French text that could be simpler, and where. `plain-french.…` codes are worded for
 * whoever writes; nothing is changed without her.
 */
export type FrenchFinding = Stretch &
	(
		| { code: 'plain-french.long-sentence'; words: number; isVeryLong: boolean }
		| { code: 'plain-french.rare-word'; proposal: string }
		/** `meaning` is null for capitals that nobody here knows. */
		| { code: 'plain-french.abbreviation'; meaning: string | null }
		| { code: 'plain-french.passive' }
		| { code: 'plain-french.two-ideas'; connector: string }
		| { code: 'plain-french.many-commas'; commas: number }
		| { code: 'plain-french.number-in-words'; proposal: string }
	);

export type FrenchCode = FrenchFinding['code'];

/** Words of a sentence from which it is long, then very long. */
const LONG = 15;
const VERY_LONG = 20;
/** So many commas are a list, or several sentences. */
const COMMAS_AT_MOST = 2;
/** A shorter sentence may well hold a reason: « Venez, car il pleut. » */
const WORDS_FOR_TWO_IDEAS = 9;
const CONNECTOR =
	/(?<=[\p{L}\d)»”]\s*,?\s+)(?:mais|or|car|donc|puis|ensuite|cependant|toutefois|néanmoins|tandis qu(?:e|[’'])|alors qu(?:e|[’'])|bien qu(?:e|[’'])|quoiqu(?:e|[’'])|sachant qu(?:e|[’'])|étant donné qu(?:e|[’'])|dans la mesure où|c[’']est pourquoi|par conséquent|de plus|par ailleurs|d[’']autre part|d[’']une part|et (?:il|elle|ils|elles|vous|nous|je|on|ne|merci|cela|ce qui)|ce qui|lequel|laquelle|lesquels|lesquelles|duquel|auquel|auxquels)(?!\p{L})|;/iu;
const CAPITALS = /(?<![\p{L}\d'’-])\p{Lu}{2,6}\d?\p{Lu}?(?![\p{L}\d-])/gu;

/** After a word, or after the apostrophe or the space that a form ends with. */
const AFTER_WORD = "(?:(?<=['’\\s])|(?![\\p{L}-]))";

const RARE = RARE_WORDS.map(
	([forms, proposal]) =>
		[
			new RegExp(`(?<![\\p{L}-])(?:${forms.replaceAll('’', "['’]")})${AFTER_WORD}`, 'giu'),
			proposal
		] as const
);

/**
 * Reads a text as it is being written, and proposes: a long sentence, a rare word, an abbreviation
 * that is not explained, a passive, two ideas in one sentence, too many commas, a number in words. The
 * rules are those of « L'information pour tous » (Inclusion Europe, 2009) that a program can see; a
 * text that follows them is simpler, and only readers can say that it is easy to read.
 *
 * @returns findings in the order of the text; empty for a text with nothing to say about
 */
export function lintFrench(text: string): FrenchFinding[] {
	const explained = explainedIn(text);
	const told = new Set<string>();
	return sentencesOf(text)
		.flatMap((sentence) => {
			const moved = (stretch: Stretch): Stretch => ({
				start: sentence.start + stretch.start,
				end: sentence.start + stretch.end,
				text: stretch.text
			});
			return [
				...ofLength(sentence),
				...rareWordsIn(sentence.text).map((one) => ({ ...one, ...moved(one) })),
				...abbreviationsIn(sentence.text, explained, told).map((one) => ({
					...one,
					...moved(one)
				})),
				...passivesIn(sentence.text).map((one) => ({
					code: 'plain-french.passive' as const,
					...moved(one)
				})),
				...numbersInWords(sentence.text).map(({ figures, ...one }) => ({
					code: 'plain-french.number-in-words' as const,
					proposal: figures,
					...moved(one)
				}))
			];
		})
		.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** What is said of a sentence as a whole; its connector and its commas have their own places. */
function ofLength(sentence: Stretch): FrenchFinding[] {
	const found: FrenchFinding[] = [];
	const words = countWords(sentence.text);
	if (words > LONG) {
		const isVeryLong = words > VERY_LONG;
		found.push({ code: 'plain-french.long-sentence', words, isVeryLong, ...sentence });
	}
	const commas = [...sentence.text.matchAll(/,(?!\d)/g)].length;
	if (commas > COMMAS_AT_MOST) {
		found.push({ code: 'plain-french.many-commas', commas, ...sentence });
	}
	const connector = words >= WORDS_FOR_TWO_IDEAS ? CONNECTOR.exec(sentence.text) : null;
	if (connector) {
		const start = sentence.start + connector.index;
		const said = connector[0];
		found.push({
			code: 'plain-french.two-ideas',
			connector: said.toLowerCase(),
			start,
			end: start + said.length,
			text: said
		});
	}
	return found;
}

/** The longest expression wins where two begin in the same words. */
function rareWordsIn(text: string): (FrenchFinding & { code: 'plain-french.rare-word' })[] {
	const found = RARE.flatMap(([pattern, proposal]) =>
		[...text.matchAll(pattern)].map(({ 0: word, index }) => ({
			code: 'plain-french.rare-word' as const,
			proposal,
			start: index,
			end: index + word.trimEnd().length,
			text: word.trimEnd()
		}))
	).sort((a, b) => b.text.length - a.text.length);
	const kept: typeof found = [];
	for (const one of found) {
		if (kept.every(({ start, end }) => one.end <= start || one.start >= end)) kept.push(one);
	}
	return kept;
}

/** Each one once in a text, and not where it is explained: « le CDI (la bibliothèque) ». */
function abbreviationsIn(
	text: string,
	explained: ReadonlySet<string>,
	told: Set<string>
): (FrenchFinding & { code: 'plain-french.abbreviation' })[] {
	const isShouted = text === text.toUpperCase();
	const capitals = isShouted ? [] : [...text.matchAll(CAPITALS)];
	const small = [...text.matchAll(/(?<![\p{L}\d'’-])\p{Ll}{2,5}(?![\p{L}\d'’-])/gu)].filter(
		([word]) => SHORTENED[word] !== undefined
	);
	return [...capitals, ...small].flatMap(({ 0: word, index }) => {
		const meaning = ABBREVIATIONS[word] ?? SHORTENED[word] ?? null;
		// Family names are written in capitals too: unknown ones are short.
		const isUnknown = meaning === null && (word.length > 4 || WELL_KNOWN.has(word));
		if (isUnknown || explained.has(word) || told.has(word)) return [];
		told.add(word);
		const end = index + word.length;
		return [{ code: 'plain-french.abbreviation' as const, meaning, start: index, end, text: word }];
	});
}

/** Abbreviations that stand in brackets, or before some: one of them explains the other. */
function explainedIn(text: string): Set<string> {
	const inBrackets = text.matchAll(/\(\s*(\p{Lu}{2,6}\d?\p{Lu}?)\s*\)/gu);
	const before = text.matchAll(
		/(\p{Lu}{2,6}\d?\p{Lu}?)\s*(?:\(\s*\p{Ll}|\s[:=]\s*\p{Ll}|,?\s+c[’']est-à-dire)/gu
	);
	return new Set([...inBrackets, ...before].map(([, word]) => word!));
}
