import { error } from '@sveltejs/kit';
import { isWordTheme } from '$lib/domain/school-words/dictionary';
import { guardianOf } from '../../../guardian-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	guardianOf(event);
	const { theme } = event.params;
	if (!isWordTheme(theme)) error(404, 'not-found');
	return { theme };
};
