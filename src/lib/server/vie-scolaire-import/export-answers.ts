import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { canImport } from '$lib/domain/directory/directory.policy';
import { ok, refuse, type Result } from '$lib/domain/shared/result';
import type { StaffActor } from '$lib/domain/shared/actor';
import type { App } from '../app';
import { writeCsv } from '../adapters/event-files/write-csv';
import { division, pupil, school } from '../db/schema/directory';
import { familyWriting, item, itemVersion } from '../db/schema/item';
import { DEFAULT_LOCALE } from '../../domain/shared/locale';
import { serverTranslator } from '../i18n/messages';

const HEADER = [
	'id',
	'eleve_id',
	'nom',
	'prenom',
	'classe',
	'absence_id',
	'debut',
	'motif_code',
	'motif',
	'repondu_le',
	'pris_en_compte'
];

/**
 * Families' answers to absences, as a CSV for the school's own program: the newest first, hours on
 * the school's wall clock, reasons in French. Held answers are not in it before their release.
 *
 * @param only `waiting` leaves out what was taken in already.
 * @returns the text of the file (UTF-8 with its mark), or `import.not-allowed`
 */
export async function exportAnswers(
	app: App,
	actor: StaffActor,
	only: 'all' | 'waiting' = 'all'
): Promise<Result<string, { code: 'import.not-allowed' }>> {
	if (!canImport(actor)) return refuse({ code: 'import.not-allowed' });
	const t = serverTranslator(DEFAULT_LOCALE);
	return app.db.transaction(actor, async (tx) => {
		const [home] = await tx
			.select({ timeZone: school.timeZone })
			.from(school)
			.where(eq(school.id, actor.schoolId));
		const local = (instant: Date | null) =>
			instant === null
				? ''
				: DateTime.fromJSDate(instant, { zone: home?.timeZone }).toFormat('dd/MM/yyyy HH:mm');
		const answers = await tx
			.selectDistinctOn([familyWriting.writtenAt, familyWriting.id], {
				writing: familyWriting,
				pupil,
				division: division.code,
				absenceId: item.sourceId,
				content: itemVersion.content
			})
			.from(familyWriting)
			.innerJoin(item, eq(item.id, familyWriting.itemId))
			.innerJoin(pupil, eq(pupil.id, item.pupilId))
			.innerJoin(itemVersion, eq(itemVersion.itemId, item.id))
			.leftJoin(division, eq(division.id, pupil.divisionId))
			.where(
				and(
					eq(familyWriting.schoolId, actor.schoolId),
					eq(familyWriting.kind, 'absence-reason'),
					isNotNull(familyWriting.releasedAt),
					isNull(familyWriting.withdrawnAt),
					only === 'waiting' ? isNull(familyWriting.takenInAt) : undefined
				)
			)
			.orderBy(desc(familyWriting.writtenAt), asc(familyWriting.id), desc(itemVersion.number));
		const rows = answers.map(({ writing, pupil: child, division: code, absenceId, content }) => {
			const { startsAt } = content as { startsAt?: string };
			const reason = writing.reason ?? '';
			return [
				writing.id,
				child.sourceId,
				child.lastName,
				child.firstName,
				code ?? '',
				absenceId ?? '',
				local(startsAt ? new Date(startsAt) : null),
				reason,
				reason ? t(`mediation-import:answers.reasons.${reason}`) : '',
				local(writing.writtenAt),
				writing.takenInAt ? t('mediation-import:answers.takenIn') : ''
			];
		});
		return ok(writeCsv(HEADER, rows));
	});
}
