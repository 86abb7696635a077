import type { Locale } from '../shared/locale';
import {
	findAddresses,
	findAmounts,
	findEmails,
	findLinks,
	findNumbers,
	findPhones
} from './find-contacts';
import { findDates, findHours } from './find-dates';
import { findNames, type NameIndex } from './find-names';
import { findTerms, type SchoolTerm } from './find-terms';
import { markOf, splitAtMarks, withoutBrackets, withoutMarks } from './marks';
import type { FoundSlot, ProtectedText, Slot } from './slot';

/** What has to be known to hide people and to keep a school's words. */
export type Protection = {
	names: NameIndex;
	terms: readonly SchoolTerm[];
	/** Language that the text is to be translated into. */
	target: Locale;
};

/**
 * Replaces by marks whatever an engine has no need to know and must not change: names, telephone
 * numbers, e-mail and web addresses, postal addresses, days, hours, amounts, numbers, and the terms
 * of the school's glossary. Minimisation of what leaves (GDPR, article 5.1.c), and at the same time
 * the way to be sure that each of them arrives.
 *
 * The same thing written twice has two marks: a language may say one of them earlier.
 */
export function protectText(text: string, { names, terms, target }: Protection): ProtectedText {
	const plain = withoutBrackets(text);
	const kept: FoundSlot[] = [];
	// The first to take a stretch of the text keeps it.
	const finders: (() => FoundSlot[])[] = [
		() => findEmails(plain),
		() => findLinks(plain),
		() => findPhones(plain),
		() => findAmounts(plain),
		() => findDates(plain),
		() => findAddresses(plain),
		() => findHours(plain),
		() => findTerms(plain, terms, target),
		() => findNames(plain, names),
		() => findNumbers(plain)
	];
	for (const find of finders) {
		for (const found of find()) {
			if (kept.every(({ start, end }) => found.end <= start || found.start >= end))
				kept.push(found);
		}
	}
	kept.sort((a, b) => a.start - b.start);
	let marked = '';
	let from = 0;
	kept.forEach(({ start, end }, n) => {
		marked += plain.slice(from, start) + markOf(n + 1);
		from = end;
	});
	return { text: marked + plain.slice(from), slots: kept.map(({ slot }) => slot) };
}

/** Whether anything is left to translate: a text of slots alone needs no engine. */
export function hasWords({ text }: ProtectedText): boolean {
	return /\p{L}{2}/u.test(withoutMarks(text));
}

/**
 * Puts the slots back in the place of their marks.
 * @param text a translation that `checkSlots` accepted
 * @param word the words of a slot in the reader's language
 */
export function restoreText(
	text: string,
	slots: readonly Slot[],
	word: (slot: Slot) => string
): string {
	return splitAtMarks(text)
		.map((piece) => (typeof piece === 'string' ? piece : word(slots[piece - 1]!)))
		.join('');
}
