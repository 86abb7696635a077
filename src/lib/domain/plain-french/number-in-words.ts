import type { Stretch } from './sentences';

const UNITS: Readonly<Record<string, number>> = {
	...{ deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10 },
	...{ onze: 11, douze: 12, treize: 13, quatorze: 14, quinze: 15, seize: 16 },
	...{ vingt: 20, vingts: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 },
	...{ cent: 100, cents: 100, mille: 1000 }
};
const WORD = `(?:${Object.keys(UNITS).join('|')}|une?)`;
const NUMBER = new RegExp(
	`(?<![\\p{L}-])${WORD}(?:[\\s-]${WORD}|[\\s-]et[\\s-](?:une?|onze)(?!\\p{L}))*(?![\\p{L}-])`,
	'giu'
);
/** Words after which `neuf` is new, and a number stands as in a saying. */
const AFTER_NOUN = /\p{L}{3,}\s+$/u;
const DETERMINER =
	/(?:^|[\s’'(])(?:les|des|ces|mes|tes|ses|nos|vos|leurs|de|à|en|pour|avec|pendant|dans|sur|et|ou|il faut|ont|a|avez|y a|apporter|prévoir|environ|plus de|moins de)\s+$/iu;

/**
 * Numbers written out, with their figures. `un` and `une` alone are articles.
 * @param text one sentence
 */
export function numbersInWords(text: string): (Stretch & { figures: string })[] {
	return [...text.matchAll(NUMBER)].flatMap(({ 0: found, index }) => {
		const words = found.toLowerCase().split(/[\s-]+/);
		const value = valueOf(words);
		if (value === null || words.every((word) => word === 'un' || word === 'une')) return [];
		const before = text.slice(0, index);
		const isNew =
			found.toLowerCase() === 'neuf' && AFTER_NOUN.test(before) && !DETERMINER.test(before);
		if (isNew) return [];
		return [{ start: index, end: index + found.length, text: found, figures: String(value) }];
	});
}

/** Null for words side by side that are no number: `deux trois`. */
function valueOf(words: readonly string[]): number | null {
	let total = 0;
	let last = Infinity;
	for (const word of words) {
		if (word === 'et') continue;
		const value = word === 'un' || word === 'une' ? 1 : UNITS[word]!;
		if (value === 20 && last === 4) {
			// Quatre-vingts.
			total += 76;
			last = 80;
		} else if (value >= 100 && total > 0 && last < value) {
			// Deux cents, trois mille.
			total += last * value - last;
			last = value;
		} else {
			if (value >= roomAfter(last)) return null;
			total += value;
			last = value;
		}
	}
	return total;
}

/** What may follow is less than this: soixante-dix-neuf, vingt-neuf, dix-neuf, cent quatre-vingts. */
function roomAfter(last: number): number {
	if (last >= 100) return last;
	if (last === 60 || last === 80) return 20;
	return last === 10 || last >= 20 ? 10 : 0;
}
