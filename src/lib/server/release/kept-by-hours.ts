import type { school } from '../db/schema/directory';

type School = typeof school.$inferSelect;

/**
 * What depends on a school and on a family's own hours, worked out once for all that share them: for
 * the length of one batch, since it looks at neither again.
 */
export function keptByHours<Value>(ask: (row: School, ownHours: unknown) => Value) {
	const known = new Map<string, Value>();
	return (row: School, ownHours: unknown = null): Value => {
		const key = `${row.id} ${JSON.stringify(ownHours)}`;
		if (!known.has(key)) known.set(key, ask(row, ownHours));
		return known.get(key)!;
	};
}
