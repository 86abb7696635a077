import type { CallOutcome } from '../../../domain/ladder/note-call';
import type { StaffLocale } from '../../../domain/shared/staff-locale';
import { formatDayAndHour } from '../../../i18n/dates';
import type { Done } from '../done';

type Noted = {
	name: string;
	entry: string | null;
	calls: number;
	isOnPaper: boolean;
	already: { at: Date; by: string | null } | null;
	timeZone: string;
};

/**
 * What is said once something was noted of a person: what it led to, how to take it back, or who was
 * faster.
 */
export function notedWords(locale: StaffLocale, noted: Noted, outcome: CallOutcome): Done {
	const { name, calls, already, entry } = noted;
	if (entry === null) {
		if (!already) return { key: 'mediation-appels:done.over', params: { name } };
		const when = formatDayAndHour(locale, already.at, noted.timeZone);
		return already.by
			? {
					key: 'mediation-appels:done.already-by',
					params: { name, when, colleague: already.by }
				}
			: { key: 'mediation-appels:done.already', params: { name, when } };
	}
	const said = outcome === 'no-answer' && noted.isOnPaper ? 'no-answer-paper' : outcome;
	return {
		key: `mediation-appels:done.${said}`,
		params: { name, count: calls },
		undo: { action: 'annuler', fields: { entry } }
	};
}
