import { SYSTEM } from '../../domain/shared/actor';
import type { Locale } from '../../domain/shared/locale';
import type { App } from '../app';
import { serverTranslator } from '../i18n/messages';
import { saySentence } from './say-sentence';

/** Welcomes a newcomer aloud: the fixed sentence by which a language is recognised without reading. */
export function greet(app: App, locale: Locale) {
	return saySentence(app, SYSTEM, { text: serverTranslator(locale)('welcome:spoken'), locale });
}
