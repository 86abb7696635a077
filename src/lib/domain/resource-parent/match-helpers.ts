import type { Language } from '../shared/locale';
import type { Half } from './half-days';
import type { Helper } from './resource-parent';

/** A family to give to somebody: its language, and the part of the day that suits it when known. */
export type Wanted = { locale: Language; half: Half | null };

/**
 * The resource parents for a family: those who speak its language first, then those who are there when
 * it suits, then those with fewest families; in the order given otherwise. Never a ranking of
 * volunteers by what they did.
 */
export function matchHelpers<H extends Helper>(wanted: Wanted, helpers: readonly H[]): H[] {
	const speaks = ({ locales }: H) => Number(locales.some((one) => sameTongue(one, wanted.locale)));
	const isThere = ({ availabilities }: H) =>
		Number(wanted.half !== null && availabilities.some((one) => one.endsWith(wanted.half!)));
	return helpers.toSorted(
		(a, b) => speaks(b) - speaks(a) || isThere(b) - isThere(a) || a.families - b.families
	);
}

/** Simple French is French. */
function sameTongue(one: Language, other: Language): boolean {
	const tongue = (locale: Language) => (locale === 'fr-simple' ? 'fr' : locale);
	return tongue(one) === tongue(other);
}

/** Whether somebody speaks the language of a family. */
export function speaksTo(helper: { locales: readonly Language[] }, locale: Language): boolean {
	return helper.locales.some((one) => sameTongue(one, locale));
}
