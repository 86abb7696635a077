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
	const slots = slotsOf(locale, ready, today);
	if ('theme' in ready) slots.theme = t(`workshop:themes.${ready.theme}`);
	return t(`ready:say.${readyKey(ready)}`, slots);
}

/** What takes a ready sentence back, where it says what no longer holds; null where words do not. */
export function takenBackWords(
	t: Translate,
	locale: Language,
	ready: ReadySentence | undefined,
	today: string | null
): string | null {
	if (ready?.sentence !== 'appointment') return null;
	return t('ready:taken-back.appointment', slotsOf(locale, ready, today));
}

function slotsOf(
	locale: Language,
	ready: ReadySentence,
	today: string | null
): Record<string, string> {
	const day = dayOf(ready);
	const slots: Record<string, string> = {};
	if (day !== null) {
		slots.day = today === null ? formatDay(locale, day) : formatRelativeDay(locale, day, today);
	}
	if ('hour' in ready) slots.hour = ready.hour;
	return slots;
}
