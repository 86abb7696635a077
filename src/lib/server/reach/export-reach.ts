import { DateTime } from 'luxon';
import type { StaffActor } from '../../domain/shared/actor';
import { hourOf, reachWords } from '../../ui/mediation/messages/reach-words';
import { writeCsv } from '../adapters/event-files/write-csv';
import type { App } from '../app';
import { readSchool } from '../directory/read-school';
import { DEFAULT_LOCALE } from '../../domain/shared/locale';
import { serverTranslator } from '../i18n/messages';
import { readItem } from '../compose/read-item';
import { readReach } from './read-reach';

const COLUMNS = [
	'last-name',
	'first-name',
	'children',
	'informed',
	'situation',
	'reason',
	'at',
	'seen',
	'language'
] as const;

/**
 * Who was informed of an item and who was not, as a CSV, those to do something for first, hours on
 * the school's wall clock.
 * @returns the text of the file (UTF-8 with its mark); null when the actor may not see the item
 */
export async function exportReach(
	app: App,
	actor: StaffActor,
	itemId: string
): Promise<string | null> {
	const said = await readItem(app, actor, itemId);
	if (!said) return null;
	const { timeZone } = await app.db.transaction(actor, (tx) => readSchool(tx, actor));
	const { people } = await readReach(app, actor, said);
	const t = serverTranslator(DEFAULT_LOCALE);
	const local = (at: Date | null) =>
		at === null ? '' : DateTime.fromJSDate(at, { zone: timeZone }).toFormat('dd/MM/yyyy HH:mm');
	const rows = people.map(({ firstName, lastName, children, standing }) => {
		const { situation, reason } = reachWords(t, standing);
		const known = standing.kind === 'informed' ? standing : null;
		return [
			lastName,
			firstName,
			children,
			t(known ? 'mediation-reach:csv.yes' : 'mediation-reach:csv.no'),
			situation,
			reason ?? '',
			local(hourOf(standing)),
			local(known?.seenAt ?? null),
			known?.locale ? t(`mediation:languages.${known.locale}`) : ''
		];
	});
	return writeCsv(
		COLUMNS.map((column) => t(`mediation-reach:csv.${column}`)),
		rows
	);
}
