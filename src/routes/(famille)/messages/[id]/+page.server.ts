import { cardOf } from '../../card-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ card: await cardOf(event, 'message') });
