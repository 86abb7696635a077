import type { StaffLocale } from '../../../domain/shared/staff-locale';
import { formatDayAndHour } from '../../../i18n/dates';
import type { Translate } from '../../../i18n/translator';

/** The stop switch of a school that stopped its sending. */
export type Stopped = { since: Date; by: string | null };

/** Since when nothing leaves the school, and who stopped it when that is known. */
export function sinceWords(
	t: Translate,
	locale: StaffLocale,
	{ since, by }: Stopped,
	timeZone: string
): string {
	const when = formatDayAndHour(locale, since, timeZone);
	return by === null
		? t('mediation-stop:since', { when })
		: t('mediation-stop:since-by', { when, name: by });
}
