import { familyEngines } from '$lib/server/translation/family-engines';
import type { PageServerLoad } from './$types';

/** A family that is signed in reads which machine translates for each of its schools. */
export const load: PageServerLoad = async ({ locals: { app, actor } }) => ({
	engines: actor?.kind === 'guardian' ? await familyEngines(app, actor) : []
});
