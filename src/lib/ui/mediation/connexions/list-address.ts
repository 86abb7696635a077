const LIST = '/mediation/premieres-connexions';

/** The list with one filter changed (null: taken off); a new filter starts at the first page. */
export function listWith(search: URLSearchParams, name: string, value: string | null): string {
	const query = new URLSearchParams([...search].filter(([key]) => isFilter(key) && key !== name));
	if (name !== 'page') query.delete('page');
	if (value !== null) query.set(name, value);
	return address(LIST, query);
}

/** The card of a guardian, beside the list as it is filtered. */
export function cardAddress(search: URLSearchParams, guardianId: string): string {
	return address(`${LIST}/${guardianId}`, kept(search));
}

/** The list as it is filtered, without a card. */
export function listAddress(search: URLSearchParams): string {
	return address(LIST, kept(search));
}

/** Names of form actions travel in the address too, and are no filter. */
const isFilter = (key: string) => !key.startsWith('/');

function kept(search: URLSearchParams): URLSearchParams {
	return new URLSearchParams([...search].filter(([key, value]) => isFilter(key) && value !== ''));
}

function address(path: string, query: URLSearchParams): string {
	return query.size ? `${path}?${query}` : path;
}
