import { intlTag, type Language } from '../shared/locale';
import { PLURAL_FORMS, type PluralForm } from './wording-key';

const WHOLE = [...Array.from({ length: 111 }, (_, n) => n), 1_000_000];
/** A form that no whole number takes is that of numbers with a decimal. */
const DECIMAL = 1.5;
const SHOWN = 4;

/** The plural forms of a language (`Intl.PluralRules`), in the order in which they are written. */
export function formsOf(language: Language): PluralForm[] {
	const has = new Set(new Intl.PluralRules(intlTag(language)).resolvedOptions().pluralCategories);
	return PLURAL_FORMS.filter((form) => has.has(form));
}

/** The first numbers that take each plural form of a language: what a speaker knows a form by. */
export function pluralExamples(language: Language): { form: PluralForm; numbers: number[] }[] {
	const rules = new Intl.PluralRules(intlTag(language));
	return formsOf(language).map((form) => {
		const numbers = WHOLE.filter((n) => rules.select(n) === form).slice(0, SHOWN);
		return { form, numbers: numbers.length > 0 ? numbers : [DECIMAL] };
	});
}
