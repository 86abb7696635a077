import { sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import type { AccompanimentFilters } from '../../domain/accompaniment/list-accompaniments.input';
import {
	AUTONOMIES,
	nationalPlace,
	type Autonomy,
	type Material,
	type Orientation,
	type PlaceKind,
	type Tag,
	type Theme
} from '../../domain/accompaniment/vocabulary';
import type { StaffActor } from '../../domain/shared/actor';
import { DEFAULT_LOCALE } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { writeCsv } from '../adapters/event-files/write-csv';
import type { App } from '../app';
import { rows } from '../db/client';
import { journal } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';
import { serverTranslator } from '../i18n/messages';
import { every, monthOf, narrowed, ofMonth } from './accompaniment-filter';
import { standingLine } from './people-sql';

/**
 * The columns of the national tool's own export (La Coop de la médiation numérique,
 * `buildAccompagnementsWorksheet.ts`, for a reader who is not the mediator herself: nobody helped is
 * named, and notes are left out). docs/formats/accompagnements-csv.md says where each comes from.
 */
export const COLUMNS = [
	'date',
	'written',
	'changed',
	'mediator-first',
	'mediator-last',
	'role',
	'conum',
	'type',
	'participants',
	'channel',
	'place',
	'address',
	'town',
	'postcode',
	'insee',
	'minutes',
	'workshop',
	'materials',
	'themes',
	'tags',
	'procedure',
	'autonomy',
	'redirected',
	'structure',
	'person-town',
	'person-postcode',
	'person-insee',
	'gender',
	'age',
	'status',
	'id'
] as const;

type Row = {
	id: string;
	at: string;
	written_at: string;
	changed_at: string | null;
	by: string;
	people: number;
	place_kind: PlaceKind;
	duration_minutes: number;
	materials: Material[];
	themes: Theme[];
	tags: Tag[];
	autonomy: Autonomy | null;
	orientations: Orientation[];
};

/**
 * The accompaniments of a month as a CSV that goes beside the national tool's own: a row a person
 * helped, without a name, in French whatever the reader's language. The export is in the journal.
 *
 * @returns the text of the file (UTF-8 with its mark, `;`) and the month, or `accompaniment.not-allowed`
 */
export async function exportAccompaniments(
	app: App,
	actor: StaffActor,
	filters: AccompanimentFilters
): Promise<Result<{ csv: string; month: string }, { code: 'accompaniment.not-allowed' }>> {
	if (!canAccompany(actor)) return refuse({ code: 'accompaniment.not-allowed' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const school = await readSchool(tx, actor);
		const month = monthOf(filters.mois, school.timeZone, now);
		const found = await rows<Row>(
			tx,
			sql`select a.id, a.at, a.written_at, a.changed_at, s.name as by, a.place_kind,
					a.duration_minutes, a.materials, a.themes, a.tags, a.autonomy, a.orientations,
					a.anonymous_count + (select count(distinct ${standingLine('b')})::int
						from accompaniment_participant ap join beneficiary b on b.id = ap.beneficiary_id
						where ap.accompaniment_id = a.id) as people
				from accompaniment a join staff s on s.id = a.staff_id
				where ${every([...ofMonth(actor, month), ...narrowed(actor, filters)])}
				order by a.at, a.id`
		);
		const lines = found.flatMap((row) => linesOf(row, school));
		await tx.insert(journal).values({
			at: now,
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			action: 'accompaniment.exported',
			subject: month.name,
			details: { accompaniments: found.length, rows: lines.length }
		});
		const t = serverTranslator(DEFAULT_LOCALE);
		const header = COLUMNS.map((column) => t(`mediation-accompagnements:csv.columns.${column}`));
		return ok({ csv: writeCsv(header, lines), month: month.name });
	});
}

/** One row a person, as the national tool counts: `1`, or `1/3`, `2/3`, `3/3`. */
function linesOf(row: Row, school: { name: string; timeZone: string }): string[][] {
	const t = serverTranslator(DEFAULT_LOCALE);
	const say = (key: string) => t(`mediation-accompagnements:csv.${key}`);
	const local = (at: string, format: string) =>
		DateTime.fromJSDate(new Date(at), { zone: school.timeZone }).toFormat(format);
	const place = nationalPlace(row.place_kind);
	const [first = '', ...last] = row.by.split(' ');
	const isAlone = row.people === 1;
	const before = [
		local(row.at, 'dd/MM/yyyy'),
		local(row.written_at, "dd/MM/yyyy 'à' HH:mm"),
		row.changed_at ? local(row.changed_at, "dd/MM/yyyy 'à' HH:mm") : '',
		first,
		last.join(' '),
		say('role'),
		'',
		say(isAlone ? 'types.alone' : 'types.several')
	];
	const after = [
		say(`places.${place}`),
		row.place_kind === 'school' ? school.name : '',
		...['', '', '', ''],
		String(row.duration_minutes),
		'',
		row.materials.map((one) => say(`materials.${one}`)).join('\n'),
		row.themes.map((one) => say(`themes.${one}`)).join('\n'),
		row.tags.map((one) => t(`mediation-accompagnements:tags.${one}`)).join('\n'),
		'',
		row.autonomy ? `${AUTONOMIES.indexOf(row.autonomy) + 1}/${AUTONOMIES.length}` : '',
		say(row.orientations.length > 0 ? 'yes' : 'no'),
		row.orientations.map((one) => say(`orientations.${one}`)).join('\n'),
		...['', '', ''],
		...[say('untold'), say('untold'), say('untold')],
		row.id
	];
	return Array.from({ length: row.people }, (_, index) => [
		...before,
		isAlone ? '1' : `${index + 1}/${row.people}`,
		...after
	]);
}
