import listed from './dictionary.json' with { type: 'json' };

/** What the words are about, in the order in which families are shown them. */
export const WORD_THEMES = [
	'people',
	'schools',
	'days',
	'papers',
	'learning',
	'meetings',
	'lessons',
	'choices',
	'help',
	'outings',
	'calendar',
	'rules',
	'screens'
] as const;
export type WordTheme = (typeof WORD_THEMES)[number];

/** A word of French school, by a name that never changes. */
export type SchoolWord = keyof typeof listed;

/** What a word is about, and how a text has it. */
type Entry = {
	theme: WordTheme;
	/** Its forms without a space are known in capitals only: `CAP`, not `cap`. */
	isAcronym?: boolean;
	/** In lower case; a text may add the s of a plural, and capitals. The longest one wins. */
	forms: readonly string[];
};

/**
 * The words of French school that families ask about. Their names and what they mean are in
 * `messages/<language>/words.json`, their pictures in `ui/pictogram/word-drawings.ts`.
 */
export const SCHOOL_WORDS = listed as Readonly<Record<SchoolWord, Entry>>;

/** The word whose picture stands for its theme. */
export const FACE_OF_THEME: Readonly<Record<WordTheme, SchoolWord>> = {
	people: 'form-teacher',
	schools: 'primary-school',
	days: 'timetable',
	papers: 'enrolment-file',
	learning: 'homework',
	meetings: 'parent-teacher-meeting',
	lessons: 'languages',
	choices: 'career-guidance',
	help: 'hardship-fund',
	outings: 'school-outing',
	calendar: 'school-holidays',
	rules: 'school-rules',
	screens: 'school-portal'
};

/** The words about one theme, in order. */
export function wordsAbout(theme: WordTheme): SchoolWord[] {
	return (Object.keys(listed) as SchoolWord[]).filter((word) => SCHOOL_WORDS[word].theme === theme);
}

/** Narrows any value to a word that has a card. */
export function isSchoolWord(value: unknown): value is SchoolWord {
	return typeof value === 'string' && Object.hasOwn(listed, value);
}

/** Narrows any value to a theme. */
export function isWordTheme(value: unknown): value is WordTheme {
	return (WORD_THEMES as readonly unknown[]).includes(value);
}
