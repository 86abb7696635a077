const LIST = '/mediation/accompagnements';
/** What is told once, beside the filters, and no filter itself. */
const ONCE = ['note', 'modifier'];

/** The list with one filter changed (null: taken off); a new filter starts at the first page. */
export function listWith(search: URLSearchParams, name: string, value: string | null): string {
	const query = kept(search);
	query.delete(name);
	if (name !== 'page') query.delete('page');
	if (value !== null) query.set(name, value);
	return address(LIST, query);
}

/** The card of a line, beside the list as it is filtered. */
export function cardAddress(search: URLSearchParams, id: string, change = false): string {
	const query = kept(search);
	if (change) query.set('modifier', 'oui');
	return address(`${LIST}/${id}`, query);
}

/** The list as it is filtered, without a card. */
export function listAddress(search: URLSearchParams): string {
	return address(LIST, kept(search));
}

/** The file of what the list shows. */
export function exportAddress(search: URLSearchParams): string {
	const query = kept(search);
	query.delete('page');
	return address(`${LIST}/export.csv`, query);
}

/** The month (`YYYY-MM`) so many months away. */
export function monthAway(month: string, months: number): string {
	const [year = 0, number = 0] = month.split('-').map(Number);
	const index = year * 12 + number - 1 + months;
	return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

function kept(search: URLSearchParams): URLSearchParams {
	return new URLSearchParams(
		[...search].filter(
			([key, value]) => !key.startsWith('/') && !ONCE.includes(key) && value !== ''
		)
	);
}

function address(path: string, query: URLSearchParams): string {
	return query.size ? `${path}?${query}` : path;
}
