import { createInstance, type i18n } from 'i18next';
import { directionOf, intlTag, type Language } from '../domain/shared/locale';

/** Words of one language: namespace → nested keys. */
export type Messages = Record<string, object>;

/** Words a key (`namespace:path.to.key`), filling its slots and choosing its plural form. */
export type Translate = (key: string, params?: Record<string, string | number>) => string;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

const instances = new WeakMap<Messages, Translate>();

/** Has words of two languages spoken by a translator of their own, for as long as they are used. */
export function keepTranslator(messages: Messages, translate: Translate): void {
	instances.set(messages, translate);
}

/**
 * The translator of a set of messages. In a right-to-left language, what is put in a slot is
 * isolated (Unicode UAX #9), so that a French name or an hour does not reorder the sentence.
 * A missing key throws: a page never shows a key or a hole.
 */
export function translatorFor(locale: Language, messages: Messages): Translate {
	const known = instances.get(messages);
	if (known) return known;
	const instance: i18n = createInstance();
	void instance.init({
		lng: intlTag(locale),
		resources: { [intlTag(locale)]: messages as Record<string, Record<string, string>> },
		ns: Object.keys(messages),
		initAsync: false,
		interpolation:
			directionOf(locale) === 'rtl'
				? { escapeValue: true, escape: (value) => FIRST_STRONG_ISOLATE + value + POP_ISOLATE }
				: { escapeValue: false }
	});
	const translate: Translate = (key, params) => {
		if (!instance.exists(key, params)) throw new Error(`No words for "${key}" in ${locale}`);
		return instance.t(key, { ...params });
	};
	instances.set(messages, translate);
	return translate;
}
