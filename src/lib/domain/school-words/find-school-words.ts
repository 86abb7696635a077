import { SCHOOL_WORDS, type SchoolWord } from './dictionary';

/** A piece of a text: as it is, or a word of school with the card that explains it. */
export type TextPart = { text: string; word: SchoolWord | null };

/** Letters whose accents a text in capitals or a hurried one leaves out; each stays one character. */
function fold(text: string): string {
	return [...text]
		.map((letter) => {
			const bare = letter.normalize('NFD')[0]!.toLowerCase();
			return bare.length === letter.length ? bare : letter;
		})
		.join('')
		.replace(/['’ʼ]/g, '’')
		.replace(/\s/g, ' ');
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

type Form = { word: SchoolWord; form: string; inCapitals: boolean };

/** Longest first: "bourse de lycée" before "bourse" and "lycée". */
const forms: Form[] = (Object.keys(SCHOOL_WORDS) as SchoolWord[])
	.flatMap((word) => {
		const { forms, isAcronym = false } = SCHOOL_WORDS[word];
		return forms.map((form) => ({
			word,
			form: fold(form),
			inCapitals: isAcronym && !/\s/.test(form)
		}));
	})
	.sort((a, b) => b.form.length - a.form.length);
const byForm = new Map(forms.map((form) => [form.form, form]));

/** One pattern for all: a form that stands alone, not a part of a longer word or of an address. */
const anyForm = new RegExp(
	`(?<![\\p{L}\\p{N}@/.-])(?:${forms.map(({ form }) => escaped(form)).join('|')})(?=s?(?![\\p{L}\\p{N}@/]|[.-][\\p{L}\\p{N}]))`,
	'gu'
);

/**
 * Cuts a French text at the words that French school speaks, each the first time that it comes: a
 * text that is underlined everywhere explains nothing. The parts joined are the text.
 */
export function findSchoolWords(text: string): TextPart[] {
	const parts: TextPart[] = [];
	const known = new Set<SchoolWord>();
	let from = 0;
	for (const { index, 0: found } of fold(text).matchAll(anyForm)) {
		const { word, inCapitals } = byForm.get(found)!;
		const end = index + found.length;
		const written = text.slice(index, end);
		if (known.has(word) || (inCapitals && written !== written.toUpperCase())) continue;
		known.add(word);
		// The s of a plural belongs to the word.
		const whole = /^s(?![\p{L}\p{N}])/iu.test(text.slice(end)) ? end + 1 : end;
		if (index > from) parts.push({ text: text.slice(from, index), word: null });
		parts.push({ text: text.slice(index, whole), word });
		from = whole;
	}
	if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from), word: null });
	return parts;
}
