import { redirect } from '@sveltejs/kit';
import type { Result } from '../domain/shared/result';
import { refused } from './answer';

/** What was written leads to the list, where it can be taken back; what was not, to the form again. */
export function written<E extends { code: string }>(
	result: Result<{ itemId: string }, E>,
	values: Record<string, string>,
	list: string
) {
	if (result.ok) redirect(303, `${list}?ecrit=${result.value.itemId}`);
	return refused({ '': result.error.code }, values);
}
