import { westernDigits } from './marks';
import type { ProtectedText, Slot } from './slot';

/**
 * The slots of an original that a person's translation seems to have lost: figures of days, hours,
 * amounts and numbers, telephone numbers and addresses on the web. Names and streets may be written
 * in another script, terms in other words: nobody is asked about those.
 *
 * @returns what was written in the original, in its order; empty when nothing seems lost
 */
export function lostSlots({ slots }: Pick<ProtectedText, 'slots'>, text: string): string[] {
	const western = westernDigits(text);
	const numbers = new Set(figuresOf(western));
	const digits = western.replace(/\D/g, '');
	return slots.filter((slot) => !isKept(slot, text, numbers, digits)).map(({ source }) => source);
}

function isKept(slot: Slot, text: string, numbers: ReadonlySet<number>, digits: string): boolean {
	switch (slot.kind) {
		case 'name':
		case 'address':
		case 'term':
			return true;
		case 'phone':
			// With or without its country, whatever the separators.
			return digits.includes(slot.source.replace(/\(0\)|\D/g, '').slice(-9));
		case 'email':
		case 'link':
			return text.includes(slot.source);
		case 'date':
			return numbers.has(slot.day);
		case 'hour':
			// Half past eight, or 8 p.m.: the hour alone may be said otherwise.
			return [slot.hour, slot.hour % 12].some((hour) => numbers.has(hour));
		case 'duration':
			return numbers.has(slot.hours) || slot.hours <= 2;
		case 'amount':
		case 'number':
			return figuresOf(westernDigits(slot.source)).every((figure) => numbers.has(figure));
	}
}

function figuresOf(text: string): number[] {
	return (text.replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, '').match(/\d+/g) ?? []).map(
		Number
	);
}
