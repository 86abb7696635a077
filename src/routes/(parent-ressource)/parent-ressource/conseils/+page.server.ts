import { activeMissionOf } from '../mission-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	adviser: (await activeMissionOf(event)).adviser
});
