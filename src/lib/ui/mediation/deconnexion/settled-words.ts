import type { HoursSettings } from '$lib/domain/disconnection/settle-hours.input';
import type { StaffLocale } from '$lib/domain/shared/staff-locale';
import { formatDayAndHour } from '$lib/i18n/dates';
import type { Done } from '../done';

/** What settling hours did: what is held now, and until when. */
type Settled = {
	before: HoursSettings;
	held: { items: number; next: Date | null };
	isStopped: boolean;
	timeZone: string;
};

/** Says what waits, and when it now goes; the way back is to what was in force before. */
export function settledWords(
	locale: StaffLocale,
	settled: Settled,
	now: Date,
	canUndo: boolean
): Done {
	const { held, isStopped, timeZone, before } = settled;
	const undo = canUndo
		? { undo: { action: 'remettre', fields: { kept: JSON.stringify(before) } } }
		: {};
	if (held.items === 0 || !held.next) return { key: 'mediation-deconnexion:done.none', ...undo };
	const how = isStopped ? 'stopped' : held.next <= now ? 'now' : 'next';
	const when = formatDayAndHour(locale, held.next, timeZone);
	return { key: `mediation-deconnexion:done.${how}`, params: { count: held.items, when }, ...undo };
}
