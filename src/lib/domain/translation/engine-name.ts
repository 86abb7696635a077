/** Proper names, the same in every language. */
const PROGRAMS: Readonly<Record<string, string>> = {
	deepl: 'DeepL',
	libretranslate: 'LibreTranslate'
};

/**
 * What people call an engine, and where texts go, from its id (`deepl@api.deepl.com`). A model of
 * language is called by its own name (`chat@ia.example.org/petit-8b`: petit-8b at ia.example.org).
 */
export function engineName(id: string): { name: string; host: string } {
	const [program = '', place = ''] = splitOnce(id, '@');
	const [host = '', model = ''] = splitOnce(place, '/');
	return { name: PROGRAMS[program] ?? (model || program), host };
}

function splitOnce(text: string, at: string): string[] {
	const index = text.indexOf(at);
	return index === -1 ? [text] : [text.slice(0, index), text.slice(index + at.length)];
}
