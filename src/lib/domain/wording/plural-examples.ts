import { intlTag, type Language } from '../shared/locale';
import { PLURAL_FORMS, type PluralForm } from './wording-key';

const WHOLE = [...Array.from({ length: 111 }, (_, n) => n), 1_000_000];
/** A form that no whole number takes is that of numbers with a decimal. */
const DECIMAL = 1.5;
const SHOWN = 4;

/** The plural forms of a language (`Intl.PluralRules`), in the order in which they are written. */
export function formsOf(language: Language): readonly PluralForm[] {
	let forms = kept.get(language);
	if (!forms) {
		const rules = new Intl.PluralRules(intlTag(language));
		const has = new Set(rules.resolvedOptions().pluralCategories);
		forms = PLURAL_FORMS.filter((form) => has.has(form));
		kept.set(language, forms);
	}
	return forms;
}
const kept = new Map<Language, readonly PluralForm[]>();

/** The first numbers that take each plural form of a language: what a speaker knows a form by. */
export function pluralExamples(language: Language): { form: PluralForm; numbers: number[] }[] {
	const rules = new Intl.PluralRules(intlTag(language));
	return formsOf(language).map((form) => {
		const numbers = WHOLE.filter((n) => rules.select(n) === form).slice(0, SHOWN);
		return { form, numbers: numbers.length > 0 ? numbers : [DECIMAL] };
	});
}
