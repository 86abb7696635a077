import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** An address that leads nowhere: said in the reader's language, with a way back and a human. */
export const load: PageServerLoad = () => error(404, 'not-found');
