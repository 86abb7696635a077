/**
 * What an action has just done, for the notice that says so: a key of the messages and, when it can
 * be taken back, the action that does it with its fields. Undo instead of "are you sure".
 */
export type Done = {
	key: string;
	params?: Record<string, string | number>;
	undo?: { action: string; fields: Record<string, string> };
};

/**
 * The address of a form action that stays on the same filters: an action's name alone would
 * replace the whole query.
 */
export function actionAddress(name: string, search: URLSearchParams): string {
	const kept = [...search].filter(([key]) => !key.startsWith('/'));
	const query = new URLSearchParams(kept).toString();
	return `?/${name}${query ? `&${query}` : ''}`;
}
