import { error } from '@sveltejs/kit';
import { boxOf } from '$lib/domain/class-sheet/sheet-changes';
import { readClassSheet, type ClassSheet } from '$lib/server/class-sheet/read-class-sheet';
import { writeClassSheet } from '$lib/server/paper/documents/write-class-sheet';
import { pdfResponse } from '$lib/server/paper/pdf-response';
import { renderPdf } from '$lib/server/paper/render-pdf';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { serverTranslator } from '$lib/server/i18n/messages';
import type { RequestHandler } from './$types';

/** The sheet on one A4, for the form teacher. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const actor = staffOf(locals);
	const sheet = await readClassSheet(locals.app, actor, params.division);
	if (!sheet) error(404, 'not-found');
	const t = serverTranslator(actor.locale);
	const paper = writeClassSheet({
		locale: actor.locale,
		school: { name: sheet.school },
		division: sheet.division.code,
		printedOn: sheet.today,
		columns: [t('mediation-feuille:passerelle'), ...sheet.services.map(({ name }) => name)],
		pupils: sheet.pupils.map((pupil) => ({
			name: `${pupil.lastName} ${pupil.firstName}`,
			guardians: pupil.guardians.map((guardian) => ({
				name: `${guardian.lastName} ${guardian.firstName}`,
				marks: marksOf(sheet, guardian.id)
			}))
		}))
	});
	return pdfResponse(await renderPdf(locals.app, paper), 'feuille-de-classe.pdf');
};

function marksOf(sheet: ClassSheet, guardianId: string): boolean[] {
	return [
		sheet.connected.includes(guardianId),
		...sheet.services.map(({ id }) => boxOf(guardianId, id) in sheet.marks)
	];
}
