import { localesFromHeader, type Locale } from './locale';

/** The languages of the back-office: those of the people who work in a school. */
export const STAFF_LOCALES = ['fr', 'en'] as const satisfies readonly Locale[];

export type StaffLocale = (typeof STAFF_LOCALES)[number];

/** Narrows any value to a language of the back-office. */
export function isStaffLocale(value: unknown): value is StaffLocale {
	return (STAFF_LOCALES as readonly unknown[]).includes(value);
}

/**
 * The language of the back-office for somebody who is not known yet: what was chosen in this
 * browser, else the first of its languages that the back-office has, else French.
 * @param chosen what a cookie says, if there is one
 * @param header `Accept-Language` (RFC 9110, 12.5.4)
 */
export function strangersLocale(chosen: string | undefined, header: string | null): StaffLocale {
	if (isStaffLocale(chosen)) return chosen;
	return localesFromHeader(header).find(isStaffLocale) ?? DEFAULT_STAFF_LOCALE;
}

/** Of whom nothing is known, a school in France expects French. */
export const DEFAULT_STAFF_LOCALE: StaffLocale = 'fr';
