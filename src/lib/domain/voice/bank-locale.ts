import { isLanguage, LANGUAGES, type Language } from '../shared/locale';

/**
 * A language that somebody may lend a voice to. Those that are mostly spoken have a voice bank before
 * they have written words.
 */
export type BankLocale = Language;

export const BANK_LOCALES: readonly BankLocale[] = LANGUAGES;

/** Narrows any value to a language of the bank. */
export const isBankLocale = isLanguage;
