import { severalLines } from '$lib/domain/directory/written-text';
import { workOf, type Work } from '$lib/domain/homework/work';
import type { Change } from '$lib/domain/shared/item-version';
import type { Recipient, SchoolEvent } from '$lib/domain/vie-scolaire/school-event';
import { plainColumn } from './formats';
import { RowRefused, type RowReader } from './row-reader';

const ACTIONS: Readonly<Record<string, Change>> = {
	creer: 'create',
	creation: 'create',
	modifier: 'change',
	modification: 'change',
	annuler: 'cancel',
	annulation: 'cancel'
};

/** One row of the absences file: a half-open interval for an absence, an arrival for a lateness. */
export function absenceEvent(row: RowReader): SchoolEvent {
	const common = commonOf(row);
	const type = plainColumn(row.text('type', 20));
	if (type !== 'absence' && type !== 'retard')
		throw new RowRefused({ code: 'row.unknown-type', value: row.text('type', 20) });
	const kind = type === 'absence' ? 'absence' : 'lateness';
	if (common.action === 'cancel') return { ...common, action: 'cancel', kind };
	const base = { ...common, action: common.action, recipient: pupil(row.id('eleve_id')) };
	const startsAt = row.moment('debut');
	if (kind === 'lateness')
		return {
			...base,
			kind,
			content: { at: startsAt.toISOString(), minutes: row.minutes('minutes') }
		};
	const endsAt = row.moment('fin');
	if (endsAt <= startsAt) throw new RowRefused({ code: 'row.ends-before-start' });
	return {
		...base,
		kind,
		content: { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
	};
}

/** One row of the homework file. */
export function homeworkEvent(row: RowReader): SchoolEvent {
	const common = commonOf(row);
	if (common.action === 'cancel') return { ...common, action: 'cancel', kind: 'homework' };
	const givenOn = row.day('donne_le');
	const dueOn = row.day('pour_le');
	if (dueOn < givenOn) throw new RowRefused({ code: 'row.ends-before-start' });
	const minutes = row.raw('duree_minutes') ? row.minutes('duree_minutes') : undefined;
	return {
		...common,
		action: common.action,
		kind: 'homework',
		recipient: { kind: 'division', code: row.text('classe', 30) },
		content: {
			subject: row.text('matiere', 80),
			...workIn(row),
			givenOn,
			dueOn,
			instructions: lines(row, 'consigne', 2_000),
			...(minutes === undefined ? {} : { minutes })
		}
	};
}

/** The kind of work, when the file has its column and says one that is known. */
function workIn(row: RowReader): { work?: Work } {
	const work = workOf(row.raw('nature'));
	return work === null ? {} : { work };
}

/** One row of the messages file. */
export function messageEvent(row: RowReader): SchoolEvent {
	const common = commonOf(row);
	if (common.action === 'cancel') return { ...common, action: 'cancel', kind: 'message' };
	return {
		...common,
		action: common.action,
		kind: 'message',
		recipient: recipientOf(row.text('destinataires', 80)),
		content: {
			subject: row.text('objet', 120),
			text: lines(row, 'texte', 4_000),
			author: row.text('auteur', 80)
		}
	};
}

function commonOf(row: RowReader) {
	const sourceId = row.id('id');
	const written = row.text('action', 40);
	const action = ACTIONS[plainColumn(written)];
	if (!action) throw new RowRefused({ code: 'row.unknown-action', value: written });
	return { line: row.line, sourceId, action, enteredAt: row.moment('saisi_le') };
}

function pupil(sourceId: string): Recipient {
	return { kind: 'pupil', sourceId };
}

/** `tous`, `classe 6 A` or `élève 700001`. */
function recipientOf(written: string): Recipient {
	if (plainColumn(written) === 'tous') return { kind: 'school' };
	const division = /^classe\s*:?\s*(.+)$/i.exec(written)?.[1];
	if (division) return { kind: 'division', code: division.trim() };
	const sourceId = /^[ée]l[èe]ve\s*:?\s*(\S+)$/i.exec(written)?.[1];
	if (sourceId) return pupil(sourceId);
	throw new RowRefused({ code: 'row.unknown-recipient', recipient: written });
}

function lines(row: RowReader, field: string, max: number): string {
	const value = severalLines(row.raw(field));
	if (!value) throw new RowRefused({ code: 'row.missing-field', field });
	if (value.length > max) throw new RowRefused({ code: 'row.field-too-long', field });
	return value;
}
