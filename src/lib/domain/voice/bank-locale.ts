import { LOCALES, type Locale } from '../shared/locale';

/** Languages that are mostly spoken: they have a voice bank before they have written words. */
export const SPOKEN_FIRST = ['snk', 'bm', 'ff', 'wo', 'ln'] as const;

/** A language that somebody may lend a voice to. */
export type BankLocale = Locale | (typeof SPOKEN_FIRST)[number];

export const BANK_LOCALES: readonly BankLocale[] = [...LOCALES, ...SPOKEN_FIRST];

/** Narrows any value to a language of the bank. */
export function isBankLocale(value: unknown): value is BankLocale {
	return (BANK_LOCALES as readonly unknown[]).includes(value);
}
