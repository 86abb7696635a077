/**
 * What a JSON pointer (RFC 6901) leads to; undefined when it leads nowhere. Only into what the value
 * itself holds, never into what its prototype does.
 */
export function valueAt(value: unknown, pointer: string): unknown {
	if (pointer === '') return value;
	let found: unknown = value;
	for (const step of pointer.slice(1).split('/')) {
		const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
		if (found === null || typeof found !== 'object' || !Object.hasOwn(found, key)) return undefined;
		found = (found as Record<string, unknown>)[key];
	}
	return found;
}

/** The same as a text: numbers and truth values are written, the rest is nothing. */
export function textAt(value: unknown, pointer: string): string | null {
	const found = valueAt(value, pointer);
	if (typeof found === 'string') return found;
	return typeof found === 'number' || typeof found === 'boolean' ? String(found) : null;
}
