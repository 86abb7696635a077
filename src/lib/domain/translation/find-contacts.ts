import type { FoundSlot, SlotKind } from './slot';

type Plain = Extract<SlotKind, 'phone' | 'email' | 'link' | 'address' | 'number'>;

const LINK =
	/(?<![\p{L}\d@.-])(?:(?:https?:\/\/|www\.)[^\s<>"«»]+|(?:[a-z\d-]+\.)+(?:fr|com|net|org|eu|info)(?![\p{L}\d])(?:\/[^\s<>"«»]*)?)/giu;
const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
/** French numbers as they are typed, and any number that carries its country (E.164). */
const PHONE =
	/(?<![\p{L}\d+])(?:(?:(?:\+|00)33[\s.-]?(?:\(0\)\s?)?|0)[1-9](?:[\s.-]?\d{2}){4}|\+\d{1,3}(?:[\s.\-()]?\d){6,13})(?!\d)/gu;

const WAY =
	'rue|avenue|av\\.|boulevard|bd|place|allées?|chemin|impasse|route|quai|square|cours|passage|esplanade|faubourg';
/** Without a number before, only ways whose name is no everyday word of a school. */
const SURE_WAY = 'rue|avenue|boulevard|impasse|allées?|chemin|quai';
const LINKING = "(?:de la|de l['’]|du|des|de|d['’]|la|le|les|l['’]|et|aux|à)\\s*";
const PROPER = "[\\p{Lu}\\d][\\p{L}\\d'’-]*";
const NAME = `(?:${LINKING})*${PROPER}(?:[\\s-]+(?:${LINKING})*${PROPER})*`;
const CITY = `(?:,?\\s+\\d{5}\\s+${PROPER}(?:[\\s-](?:${LINKING})?${PROPER})*)`;
const ADDRESS = new RegExp(
	`(?<![\\p{L}\\d])(?:\\d{1,4}\\s?(?:bis|ter)?,?\\s+(?:${WAY})\\s+${NAME}|(?:${SURE_WAY})\\s+${NAME})${CITY}?|(?<![\\p{L}\\d])\\d{5}\\s+${PROPER}(?:[\\s-](?:${LINKING})?${PROPER})*`,
	'gu'
);

/** Whatever has a digit: `6e`, `5 B`, `B12`, `1 250`, `12/20`, `50 %`, and digits of any script. */
const NUMBER =
	/(?<!\p{L})[3-6](?:e|è|ème|eme)?\s?[A-H](?![\p{L}\d'’])|\p{Nd}{1,3}(?:[\u00a0\u202f ]\p{Nd}{3})+(?!\p{Nd})(?:\s?%)?|\p{L}*\p{Nd}[\p{L}\p{Nd}]*(?:[.,:/°-]?\p{Nd}[\p{L}\p{Nd}]*)*(?:\s?%)?/gu;
const AMOUNT =
	/(?<![\p{L}\d.,])(\d{1,3}(?:[\u00a0\u202f .]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)\s?(?:€(?:\s?(\d{2})(?!\d))?|euros?(?!\p{L})|EUR(?!\p{L}))/giu;

/** Addresses on the web: what ends a sentence does not belong to them. */
export function findLinks(text: string): FoundSlot[] {
	return findAll(text, LINK, 'link').map((found) => {
		const source = found.slot.source.replace(/[.,;:!?)\]'’]+$/u, '');
		return { ...found, end: found.start + source.length, slot: { kind: 'link', source } };
	});
}

export function findEmails(text: string): FoundSlot[] {
	return findAll(text, EMAIL, 'email');
}

export function findPhones(text: string): FoundSlot[] {
	return findAll(text, PHONE, 'phone');
}

/** Streets with their number and town, streets alone, towns with their postal code. */
export function findAddresses(text: string): FoundSlot[] {
	return findAll(text, ADDRESS, 'address');
}

export function findNumbers(text: string): FoundSlot[] {
	return findAll(text, NUMBER, 'number');
}

/** Euros: `12 €`, `12,50 euros`, `3€50`. */
export function findAmounts(text: string): FoundSlot[] {
	return [...text.matchAll(AMOUNT)].map((match) => {
		const [source, figure, cents] = match;
		const slot = {
			kind: 'amount',
			source,
			figure: cents ? `${figure},${cents}` : figure!
		} as const;
		return { start: match.index, end: match.index + source.length, slot };
	});
}

function findAll(text: string, pattern: RegExp, kind: Plain): FoundSlot[] {
	return [...text.matchAll(pattern)].map(({ 0: source, index }) => ({
		start: index,
		end: index + source.length,
		slot: { kind, source }
	}));
}
