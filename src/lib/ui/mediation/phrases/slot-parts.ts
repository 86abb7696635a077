/** A text in pieces: words, and the slots that Passerelle fills in. */
export type SlotPart = { text: string } | { slot: string };

/** Cuts a text at its slots. */
export function slotParts(text: string): SlotPart[] {
	return text
		.split(/(\{\{\w+\}\})/)
		.filter((part) => part !== '')
		.map((part) => (/^\{\{\w+\}\}$/.test(part) ? { slot: part.slice(2, -2) } : { text: part }));
}

/** Slots that are explained; another is "something that Passerelle fills in". */
const EXPLAINED = new Set([
	'name',
	'names',
	'phone',
	'day',
	'first',
	'last',
	'when',
	'from',
	'to',
	'count',
	'school',
	'engine',
	'answer',
	'author',
	'lastDay',
	'link',
	'reference',
	'hour',
	'n',
	'total',
	'distance',
	'hours',
	'theme',
	'service',
	'rank',
	'host'
]);

/** Key of the words that say what a slot holds. */
export function slotKey(slot: string): string {
	const name = EXPLAINED.has(slot) ? slot : 'other';
	return `mediation-phrases:slots.${name}`;
}

/** How a slot is written in a text. */
export const written = (slot: string): string => `{{${slot}}}`;
