import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** An address of the back-office that leads nowhere says so in its own frame. */
export const load: PageServerLoad = () => error(404, 'not-found');
