import { guardianOf } from '../guardian-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	guardianOf(event);
};
