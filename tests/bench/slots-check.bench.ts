import { lintFrench } from '../../src/lib/domain/plain-french/lint-french';
import { checkSlots } from '../../src/lib/domain/translation/check-slots';
import { indexNames } from '../../src/lib/domain/translation/find-names';
import { protectText } from '../../src/lib/domain/translation/protect-text';

const WARM_UPS = 200;
const RUNS = 2_000;
const PEOPLE = 3_000;
/** A message of everyday length, and the longest that can be written. */
const USUAL =
	'Bonjour, la classe de 5 B part au musée jeudi 26 novembre à 8h30. Le retour est prévu à 17 h. ' +
	'Inès ESSAI ne doit pas oublier son pique-nique et 12,50 €. En cas de question, appelez Mme Durand ' +
	'au 06 39 98 01 01 ou écrivez à vie.scolaire@exemple.fr. Rendez-vous 12 rue des Écoles, 75005 Paris.\n';
const LONGEST = USUAL.repeat(20).slice(0, 4_000);

/**
 * What the check of the slots costs, for one message and one language: hiding what an engine must not
 * see (a school of 3 000 names and a glossary of 60 words), and judging its answer; and what the
 * linter costs at a pause of whoever writes. Milliseconds, on one core.
 */
export async function run(): Promise<object> {
	const names = indexNames(namesOf(PEOPLE));
	const terms = Array.from({ length: 60 }, (_, n) => ({
		term: `terme ${n}`,
		locale: 'fr-simple' as const,
		wording: `mot ${n}`
	}));
	const protect = (text: string) => protectText(text, { names, terms, target: 'fr-simple' });
	// In simple French the same text may be the answer: every check is made, and none refuses it.
	const check = (text: string) => {
		const given = protect(text);
		const checked = checkSlots(given, given.text, { from: 'fr', to: 'fr-simple' });
		if (!checked.ok) throw new Error(checked.error.code);
	};
	return {
		names: PEOPLE,
		usualCharacters: USUAL.length,
		longestCharacters: LONGEST.length,
		usual: {
			protect: measure(() => protect(USUAL)),
			protectAndCheck: measure(() => check(USUAL))
		},
		longest: {
			protect: measure(() => protect(LONGEST)),
			protectAndCheck: measure(() => check(LONGEST))
		},
		lint: { usual: measure(() => lintFrench(USUAL)), longest: measure(() => lintFrench(LONGEST)) },
		indexOfNames: measure(() => indexNames(namesOf(PEOPLE)), 50)
	};
}

/** Names that no school has, as varied as those of one. */
function namesOf(count: number): string[] {
	const syllables = ['ba', 'dor', 'ki', 'len', 'mou', 'na', 'ra', 'sto', 'ti', 'vel', 'za', 'yan'];
	const size = syllables.length;
	return Array.from({ length: count }, (_, n) =>
		[n % size, Math.floor(n / size) % size, Math.floor(n / size ** 2) % size, (n * 7) % size]
			.map((at) => syllables[at]!)
			.join('')
			.replace(/^./, (letter) => letter.toUpperCase())
	);
}

/** Median and 95th percentile, in milliseconds. */
function measure(work: () => unknown, runs = RUNS): { median: number; p95: number } {
	const times: number[] = [];
	for (let n = -Math.min(WARM_UPS, runs); n < runs; n += 1) {
		const startedAt = performance.now();
		work();
		if (n >= 0) times.push(performance.now() - startedAt);
	}
	times.sort((a, b) => a - b);
	const at = (share: number) =>
		Math.round(times[Math.floor(times.length * share)]! * 1_000) / 1_000;
	return { median: at(0.5), p95: at(0.95) };
}
