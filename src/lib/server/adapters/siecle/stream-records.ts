import { SaxesParser } from 'saxes';
import { Refused } from './refused';
import { xmlPieces } from './xml-pieces';

/** One repeated element of an export, with its direct children as fields. */
export type XmlRecord = {
	/** Line of its opening tag, from 1. */
	line: number;
	attributes: Readonly<Record<string, string>>;
	/** Attributes of the element around it: a group carries the pupil's key for its rows. */
	parentAttributes: Readonly<Record<string, string>>;
	/** Text of each direct child without children of its own; the first one counts. */
	fields: Readonly<Record<string, string>>;
};

export type RecordHandlers = Readonly<Record<string, (record: XmlRecord) => void>>;

/** No field of an export is longer; a text that is, is not one. */
const MAX_TEXT = 4000;
const MAX_DEPTH = 16;

type Open = { name: string; line: number; attributes: Record<string, string>; hasChild: boolean };

/**
 * Reads an XML document record by record, strictly, and holds one record at a time.
 *
 * @param chooseHandlers Given the name of the root, the handlers by path below it
 *   (`DONNEES/ELEVES/ELEVE`); null when the root is of no known file.
 * @throws Refused for what is not well-formed, cut, or declares a document type: entities and
 *   external files come with one, and no school export has any.
 */
export function streamRecords(
	bytes: Uint8Array,
	chooseHandlers: (root: string) => RecordHandlers | null
): void {
	const parser = new SaxesParser();
	const open: Open[] = [];
	let handlers: RecordHandlers = {};
	let text = '';
	let record: { depth: number; fields: Record<string, string> } | null = null;

	// saxes calls its handler and goes on: throwing from it is the documented way to stop.
	let isAtEnd = false;
	parser.on('error', () => {
		throw isAtEnd
			? new Refused({ code: 'file.truncated', line: parser.line })
			: new Refused({
					code: 'file.not-well-formed',
					line: parser.line,
					column: parser.columnIndex + 1
				});
	});
	parser.on('doctype', () => {
		throw new Refused({ code: 'file.doctype', line: parser.line });
	});
	parser.on('opentag', (tag) => {
		const parent = open.at(-1);
		if (!parent) {
			const chosen = chooseHandlers(tag.name);
			if (!chosen)
				throw new Refused({
					code: 'file.unexpected-root',
					root: tag.name.slice(0, 60),
					line: parser.line
				});
			handlers = chosen;
		} else parent.hasChild = true;
		if (open.length >= MAX_DEPTH) throw new Refused({ code: 'file.too-deep', line: parser.line });
		open.push({
			name: tag.name,
			line: parser.line,
			attributes: tag.attributes as Record<string, string>,
			hasChild: false
		});
		text = '';
		if (!record && Object.hasOwn(handlers, pathOf(open))) record = { depth: open.length, fields: {} };
	});
	const take = (piece: string) => {
		text += piece;
		if (text.length > MAX_TEXT)
			throw new Refused({
				code: 'file.field-too-long',
				line: parser.line,
				field: open.at(-1)?.name.slice(0, 60) ?? ''
			});
	};
	parser.on('text', take);
	parser.on('cdata', take);
	parser.on('closetag', () => {
		const closed = open.at(-1);
		if (closed && record && open.length === record.depth + 1 && !closed.hasChild)
			record.fields[closed.name] ??= text.trim();
		if (closed && record && open.length === record.depth) {
			handlers[pathOf(open)]?.({
				line: closed.line,
				attributes: closed.attributes,
				parentAttributes: open.at(-2)?.attributes ?? {},
				fields: record.fields
			});
			record = null;
		}
		open.pop();
		text = '';
	});

	for (const piece of xmlPieces(bytes, () => parser.line)) parser.write(piece);
	isAtEnd = true;
	parser.close();
}

function pathOf(open: readonly Open[]): string {
	return open
		.slice(1)
		.map((element) => element.name)
		.join('/');
}
