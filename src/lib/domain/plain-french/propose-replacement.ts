import type { FrenchFinding } from './lint-french';

/** Words that fit wherever the finding stands: put in by one tap of the writer, never without it. */
export type Replacement = { start: number; end: number; words: string };

/**
 * Words that do not change with what stands around them: prepositions, conjunctions, adverbs. The
 * others of a proposal (a noun with its gender, a verb with its person) are for the writer to fit in.
 */
const INVARIABLE = new Set(
	`pour|sur|avant|après|pendant|mais|aussi|et|si|sauf|plus tard|plus bas|avec|sans|par|bientôt|déjà|en|sinon|malgré|par exemple|à cause de|peut-être|en même temps|à partir de|chaque jour|chaque semaine|chaque mois|chaque année|très bientôt|comme le dit|avec ce message|gratuit|vite|absolument|dans`.split(
		'|'
	)
);
/** What a locution ends with, and what must come back after words that do not end in `de`. */
const ARTICLES: Readonly<Record<string, { afterDe: string; else: string }>> = {
	du: { afterDe: 'du', else: 'le' },
	des: { afterDe: 'des', else: 'les' },
	de: { afterDe: 'de', else: '' },
	'd’': { afterDe: 'd’', else: '' }
};
const INFINITIVE = /^[\p{L}’-]+(?:er|ir|re|oir)$/iu;

/**
 * What one tap may put in the place of a finding, so that the sentence stays grammatical; null where
 * only the writer can tell. An abbreviation in capitals keeps its place, and is explained beside it.
 */
export function proposeReplacement(finding: FrenchFinding): Replacement | null {
	const put = (words: string): Replacement => ({
		start: finding.start,
		end: finding.end,
		words: likeFirst(finding.text, words)
	});
	switch (finding.code) {
		case 'plain-french.number-in-words':
			return put(finding.proposal);
		case 'plain-french.abbreviation': {
			if (finding.meaning === null) return null;
			const isCapitals = finding.text === finding.text.toUpperCase();
			return isCapitals
				? { ...put(''), words: `${finding.text} (${finding.meaning})` }
				: put(finding.meaning);
		}
		case 'plain-french.rare-word':
			return wordsFor(finding.text, finding.proposal, put);
		default:
			return null;
	}
}

function wordsFor(
	found: string,
	proposal: string,
	put: (words: string) => Replacement
): Replacement | null {
	if (/[+(]|^dites/u.test(proposal)) return null;
	const ideas = proposal.split(',').map((idea) => idea.trim());
	const infinitive = ideas.find((idea) => INFINITIVE.test(idea.split(' ')[0]!));
	if (infinitive) return INFINITIVE.test(found) ? put(infinitive) : null;
	const invariable = ideas.find((idea) => INVARIABLE.has(idea));
	if (!invariable) return null;
	const end = /(?:\s|^)(du|des|de|d[’'])$/iu.exec(found)?.[1]?.toLowerCase().replace("'", '’');
	if (end === undefined) return put(invariable);
	const article = ARTICLES[end]!;
	if (invariable.endsWith(' de')) {
		return put(invariable.slice(0, -2) + article.afterDe);
	}
	const back = article.else === '' ? '' : ` ${article.else}`;
	// `afin d’expliquer`: the apostrophe stood for the space.
	return put(invariable + back + (end === 'd’' ? ' ' : ''));
}

/** A sentence that began with a capital still does. */
function likeFirst(found: string, words: string): string {
	const first = found.charAt(0);
	const isCapital = first !== first.toLowerCase();
	return isCapital ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}
