import { redirect } from '@sveltejs/kit';
import { nextQuestion, questionsOf } from '$lib/domain/equipment/next-question';
import { readOwnEquipment } from '$lib/server/equipment/read-own-equipment';
import { guardianOf } from '../guardian-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const own = await readOwnEquipment(event.locals.app, guardianOf(event));
	if (!own) redirect(303, '/');
	const { diagnosis, loans } = own;
	const asked = questionsOf(diagnosis);
	return { diagnosis, loans, asked, next: nextQuestion(diagnosis) };
};
