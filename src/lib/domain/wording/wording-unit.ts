import type { Language } from '../shared/locale';
import { formsOf } from './plural-examples';
import { baseOf, formOf, pluralBases, type PluralForm } from './wording-key';

/** What a speaker reviews at once: one sentence, in all its plural forms. */
export type WordingUnit = {
	/** Key of the messages, without plural form: `absence:lateness.sentence`. */
	key: string;
	isPlural: boolean;
	/** The French that it words; of a plural, the form of most numbers. */
	french: string;
	/** All the forms of the French, by form; empty when there is one only. */
	frenchForms: { form: PluralForm; text: string }[];
};

/** The sentences of the French messages (key → text), in their order. */
export function unitsOf(french: ReadonlyMap<string, string>): WordingUnit[] {
	const plurals = pluralBases(french);
	const units = new Map<string, WordingUnit>();
	for (const [key, text] of french) {
		const form = formOf(key);
		if (form === null || !plurals.has(baseOf(key))) {
			units.set(key, { key, isPlural: false, french: text, frenchForms: [] });
			continue;
		}
		const base = baseOf(key);
		const unit = units.get(base) ?? { key: base, isPlural: true, french: text, frenchForms: [] };
		unit.frenchForms.push({ form, text });
		if (form === 'other') unit.french = text;
		units.set(base, unit);
	}
	return [...units.values()];
}

/** The keys that a language must have for a sentence: one, or one a plural form. */
export function keysOf(unit: WordingUnit, language: Language): string[] {
	return unit.isPlural ? formsOf(language).map((form) => `${unit.key}_${form}`) : [unit.key];
}

/** The part of the product that a key belongs to: the name of its file. */
export function namespaceOf(key: string): string {
	return key.slice(0, key.indexOf(':'));
}

/** What a change of the French is known by: all that is said, in all forms. */
export function frenchOf(unit: WordingUnit): string {
	return unit.isPlural
		? unit.frenchForms.map(({ form, text }) => `${form}\n${text}`).join('\n')
		: unit.french;
}
