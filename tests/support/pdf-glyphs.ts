import { inflateSync } from 'node:zlib';

/** What a PDF really draws, read from the pages themselves and not from what was meant. */
export interface DrawnPage {
	/** Glyphs by the name of their font (`NotoSans-Bold`). */
	glyphs: Map<string, number>;
	/** Empty boxes: glyph 0 of a font (.notdef), which stands for a letter that it has not. */
	missing: number;
	/** The words, in the order in which they are drawn, lines and runs a space apart. */
	text: string;
	/** The page's own drawing (ISO 32000-2, 8). */
	content: string;
}

type Font = { name: string; toUnicode: Map<number, string> };

/**
 * Reads the pages of a PDF as Typst writes them: objects in clear, fonts of two bytes a glyph
 * (`Identity-H`), strings in parentheses (ISO 32000-2, 7.3.4 and 9.7).
 * @throws when it finds no page or no text, so that a format it does not know cannot pass for a good one
 */
export function drawnPages(pdf: Uint8Array): DrawnPage[] {
	const objects = objectsOf(Buffer.from(pdf).toString('latin1'));
	const fonts = new Map<string, Font>();
	const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body));
	const drawn = pages.map((page) => {
		const names = /\/Font <<([^>]*)>>/.exec(page)?.[1] ?? '';
		const used = new Map(
			[...names.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, id]) => [
				name!,
				fonts.get(id!) ?? keep(fonts, id!, fontOf(objects, id!))
			])
		);
		const contents = /\/Contents (\d+) 0 R/.exec(page)?.[1];
		return drawnBy(contents ? streamOf(objects.get(contents)!) : '', used);
	});
	if (drawn.length === 0) throw new Error('No page can be read in this PDF.');
	if (drawn.every(({ glyphs }) => glyphs.size === 0)) throw new Error('No text can be read in it.');
	return drawn;
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): Value {
	map.set(key, value);
	return value;
}

function objectsOf(source: string): Map<string, string> {
	return new Map(
		[...source.matchAll(/(?:^|\n)(\d+) 0 obj\n([^]*?)\nendobj/g)].map(([, id, body]) => [
			id!,
			body!
		])
	);
}

function streamOf(body: string): string {
	const [head] = /^[^]*?stream\r?\n/.exec(body)!;
	const length = Number(/\/Length (\d+)/.exec(head)![1]);
	const bytes = body.slice(head.length, head.length + length);
	return head.includes('/FlateDecode')
		? inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')
		: bytes;
}

function fontOf(objects: Map<string, string>, id: string): Font {
	const body = objects.get(id)!;
	const name = /\/BaseFont \/(?:[A-Z]{6}\+)?([\w-]+)/.exec(body)![1]!;
	const map = /\/ToUnicode (\d+) 0 R/.exec(body)?.[1];
	return { name, toUnicode: map ? unicodeOf(streamOf(objects.get(map)!)) : new Map() };
}

/** `<0001> <0627>` a line, between `beginbfchar` and `endbfchar`. */
function unicodeOf(map: string): Map<number, string> {
	return new Map(
		[...map.matchAll(/<([0-9A-Fa-f]{4})> ?<([0-9A-Fa-f]+)>/g)].map(([, glyph, letters]) => [
			parseInt(glyph!, 16),
			Buffer.from(letters!, 'hex').swap16().toString('utf16le')
		])
	);
}

function drawnBy(content: string, fonts: Map<string, Font>): DrawnPage {
	const page: DrawnPage = { glyphs: new Map(), missing: 0, text: '', content };
	let font: Font | undefined;
	// Outside its strings, a page has no parenthesis: the first one opens a string.
	const tokens = /\/(\w+) [\d.-]+ Tf|\(|\bET\b/g;
	for (let found = tokens.exec(content); found; found = tokens.exec(content)) {
		const [token, name] = found;
		if (name) font = fonts.get(name);
		else if (token === 'ET') page.text += ' ';
		else {
			const end = endOfString(content, tokens.lastIndex);
			if (font) draw(page, font, bytesOf(content.slice(tokens.lastIndex, end)));
			tokens.lastIndex = end + 1;
		}
	}
	page.text = page.text.replace(/\s+/g, ' ');
	return page;
}

/** Where the string that begins at `from` is closed: parentheses inside it come in pairs, or escaped. */
function endOfString(content: string, from: number): number {
	for (let at = from, open = 1; at < content.length; at += 1) {
		if (content[at] === '\\') at += 1;
		else if (content[at] === '(') open += 1;
		else if (content[at] === ')' && (open -= 1) === 0) return at;
	}
	throw new Error('A string of this PDF is never closed.');
}

function draw(page: DrawnPage, font: Font, bytes: string): void {
	for (let at = 0; at + 1 < bytes.length; at += 2) {
		const glyph = (bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1);
		page.glyphs.set(font.name, (page.glyphs.get(font.name) ?? 0) + 1);
		if (glyph === 0) page.missing += 1;
		page.text += font.toUnicode.get(glyph) ?? '';
	}
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function bytesOf(string: string): string {
	return string.replace(/\\([0-7]{1,3}|\r?\n|[^])/g, (_, escaped: string) => {
		if (/^[0-7]/.test(escaped)) return String.fromCharCode(parseInt(escaped, 8));
		if (/^\r?\n/.test(escaped)) return '';
		return ESCAPES[escaped] ?? escaped;
	});
}
