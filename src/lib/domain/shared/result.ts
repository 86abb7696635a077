/** The outcome of a decision: a value, or a refusal that the caller was expected to foresee. */
export type Result<T, E extends { code: string }> =
	{ ok: true; value: T } | { ok: false; error: E };

/** A successful outcome. */
export function ok<T>(value: T): { ok: true; value: T } {
	return { ok: true, value };
}

/** A refusal; its `code` is worded by `errors.<code>` in `messages/<locale>/errors.json`. */
export function refuse<E extends { code: string }>(error: E): { ok: false; error: E } {
	return { ok: false, error };
}
