import { error, fail } from '@sveltejs/kit';
import type { Result } from '$lib/domain/shared/result';
import type { Done } from '$lib/ui/mediation/done';

/** What a use case did, as the card says it. Not found or not yours: the same page. */
export function answer<T>(
	result: Result<T, { code: string }>,
	done: (value: T) => Done
): { done: Done } | ReturnType<typeof refused> {
	if (result.ok) return { done: done(result.value) };
	if (result.error.code.endsWith('.not-found')) error(404, 'not-found');
	return refused({ '': result.error.code });
}

/** The form again, with what is wrong and what was typed. */
export function refused(errors: Record<string, string>, values: Record<string, string> = {}) {
	return fail(400, { errors, values });
}
