import { eq } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import { DEFAULT_LOCALE, type Language } from '../../domain/shared/locale';
import { keysOf, namespaceOf } from '../../domain/wording/wording-unit';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';
import { splitKey } from '../i18n/change-words';
import { shippedMessages } from '../i18n/messages';
import { FAMILY_STRINGS, shippedWords } from './family-strings';
import { currentWording, keptWordings } from './kept-wordings';

type Node = { [key: string]: string | Node };

/** A file of `messages/<locale>/`: its name, its whole text, and how many words are not those that ship. */
export type WordingFile = { name: string; json: string; changed: number };

/**
 * The words of a language as a maintainer puts them into `messages/<locale>/`: what ships, with what
 * the speakers of a school answer for in its place. Keys are in the order of the French files, tabs
 * and line feeds as prettier wants them: where nothing was corrected, a file is what it was.
 *
 * @param tx whoever may read the school's words
 */
export async function exportWordings(
	tx: Tx,
	schoolId: string,
	language: Language
): Promise<WordingFile[]> {
	const kept = await keptWordings(tx, schoolId, language);
	const shipped = shippedWords(language);
	const words = FAMILY_STRINGS.flatMap((unit) => {
		const { texts } = currentWording(unit, language, kept);
		const keys = keysOf(unit, language);
		// Half a sentence is no sentence: a language that is prepared has whole ones only.
		return keys.every((key) => texts.has(key))
			? keys.map((key) => [key, texts.get(key)!] as const)
			: [];
	});
	const byFile = Map.groupBy(words, ([key]) => namespaceOf(key));
	return [...byFile].map(([namespace, ours]) => ({
		name: `${namespace}.json`,
		json: jsonOf(language, namespace, ours),
		changed: ours.filter(([key, text]) => shipped.get(key) !== text).length
	}));
}

/** The same for a command of the administrator. @returns null when no school has the UAI code */
export async function exportSchoolWordings(
	app: App,
	uai: string,
	language: Language
): Promise<WordingFile[] | null> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const [found] = await tx.select({ id: school.id }).from(school).where(eq(school.uai, uai));
		return found ? exportWordings(tx, found.id, language) : null;
	});
}

/** The file that ships gives the order; one that ships nothing has the order of the French. */
function jsonOf(
	language: Language,
	namespace: string,
	words: readonly (readonly [string, string])[]
): string {
	const own = shippedMessages(language)[namespace];
	const node: Node = own ? structuredClone(own as Node) : {};
	for (const [key, text] of words) {
		const [, ...path] = splitKey(key);
		let at = node;
		for (const step of path.slice(0, -1)) at = (at[step] ??= {}) as Node;
		at[path.at(-1)!] = text;
	}
	const french = shippedMessages(DEFAULT_LOCALE)[namespace] as Node;
	return `${JSON.stringify(own ? node : ordered(node, french), null, '\t')}\n`;
}

/** Keys in the order of the French; plural forms that French lacks stand beside their sisters. */
function ordered(node: Node, french: Node): Node {
	const order = Object.keys(french);
	const rankOf = (key: string) => {
		const own = order.indexOf(key);
		return own >= 0 ? own : order.findIndex((one) => one.startsWith(key.replace(/_[a-z]+$/, '_')));
	};
	return Object.fromEntries(
		Object.entries(node)
			.map(([key, value], index) => ({ key, value, rank: rankOf(key), index }))
			.sort((a, b) => a.rank - b.rank || a.index - b.index)
			.map(({ key, value }) => [
				key,
				typeof value === 'string' ? value : ordered(value, (french[key] ?? {}) as Node)
			])
	);
}
