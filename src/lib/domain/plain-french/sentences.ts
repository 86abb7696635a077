/** A stretch of a text, in UTF-16 units; `end` is excluded. */
export type Stretch = { start: number; end: number; text: string };

/** A point after these ends no sentence. */
const NO_END =
	/(?:^|[\s(«"'’])(?:M|MM|Mme|Mmes|Mlle|Dr|Pr|Me|St|Ste|n|no|p|pp|cf|ex|art|tél|av|bd|etc|resp|env|min|max|janv|févr|avr|juil|sept|oct|nov|déc|[A-Z])\.$/u;
/** What ends a sentence: signs, or the end of a line. */
const END = /[.!?…]+["»”)]*(?=\s|$)|\n+/gu;

/** The sentences of a text. A line, as in a list, is one at least. */
export function sentencesOf(text: string): Stretch[] {
	const found: Stretch[] = [];
	let from = 0;
	const add = (to: number) => {
		const raw = text.slice(from, to);
		const trimmed = raw.trim();
		if (/\p{L}/u.test(trimmed)) {
			const start = from + raw.indexOf(trimmed);
			found.push({ start, end: start + trimmed.length, text: trimmed });
		}
		from = to;
	};
	for (const { 0: sign, index } of text.matchAll(END)) {
		const end = index + sign.length;
		const isAbbreviation =
			sign.startsWith('.') && NO_END.test(text.slice(Math.max(from, index - 8), index + 1));
		const next = /^\s*(\p{L})/u.exec(text.slice(end))?.[1];
		// After `etc.` a capital begins a sentence, a small letter does not; `M.` is followed by a name.
		const isEtc =
			/\betc\.$/u.test(text.slice(0, index + 1)) && next !== undefined && /\p{Lu}/u.test(next);
		if (!isAbbreviation || isEtc) add(end);
	}
	add(text.length);
	return found;
}

/** How many words a sentence has: `l’école` is one, as it is said. */
export function countWords(sentence: string): number {
	return sentence.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
