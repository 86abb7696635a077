import { dayOf, readyKey, type ReadySentence } from '../domain/message/ready-sentence';
import type { Language } from '../domain/shared/locale';
import { formatDay, formatRelativeDay } from './dates';
import type { Translate } from './translator';

/**
 * A ready sentence in a language (`ready:say.…`). Days are said from `today` (`YYYY-MM-DD`, "demain"),
 * or in full where it is read later, on paper or in a list: null.
 */
export function readyWords(
	t: Translate,
	locale: Language,
	ready: ReadySentence,
	today: string | null
): string {
	const day = dayOf(ready);
	const slots: Record<string, string> = {};
	if (day !== null) {
		slots.day = today === null ? formatDay(locale, day) : formatRelativeDay(locale, day, today);
	}
	if ('hour' in ready) slots.hour = ready.hour;
	return t(`ready:say.${readyKey(ready)}`, slots);
}
