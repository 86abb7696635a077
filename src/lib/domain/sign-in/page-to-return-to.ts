/**
 * The page of the back-office to come back to, from what a form says: a path of ours and its
 * filters, never another site. What names a form's action (`?/send`) is left out: coming back is
 * reading.
 * @returns a path and its query; `/mediation` when what is given is none
 */
export function pageToReturnTo(given: unknown): string {
	const home = '/mediation';
	if (typeof given !== 'string' || given.length > 500) return home;
	const base = 'https://here.invalid';
	if (!URL.canParse(given, base)) return home;
	const { origin, pathname, searchParams } = new URL(given, base);
	if (origin !== base || !/^\/mediation(\/|$)/.test(pathname)) return home;
	for (const key of [...searchParams.keys()]) if (key.startsWith('/')) searchParams.delete(key);
	return searchParams.size ? `${pathname}?${searchParams}` : pathname;
}
