import { periodOf, type AbsenceContent } from '../../../domain/absence/absence';
import type { LatenessContent } from '../../../domain/absence/lateness';
import type { ClimbingKind } from '../../../domain/delivery/delivery-settings';
import type { MessageContent } from '../../../domain/message/message';
import type { StaffLocale } from '../../../domain/shared/staff-locale';
import { formatHour, formatRelativeDay, isoDateIn } from '../../../i18n/dates';
import { readyWords } from '../../../i18n/ready-words';
import type { Translate } from '../../../i18n/translator';

/** A thing to tell, as far as its words are made of it. */
export type Sayable = {
	kind: ClimbingKind;
	isTakenBack: boolean;
	isToday: boolean;
	content: Record<string, unknown>;
	pupils: { firstName: string }[];
};

/** The school of whoever calls. */
export type Caller = { name: string; timeZone: string; today: string };

/** Two simple sentences to say on the telephone, in the language of who calls: no mistake, no reproach. */
export function scriptFor(
	t: Translate,
	locale: StaffLocale,
	thing: Sayable,
	caller: Caller
): string {
	const school = caller.name;
	const name = thing.pupils[0]?.firstName ?? '';
	if (thing.isTakenBack) return t('mediation-appels:script.taken-back', { school });
	const content = thing.content as unknown;
	switch (thing.kind) {
		case 'absence': {
			if (thing.isToday) return t('mediation-appels:script.absence-today', { school, name });
			const { day } = periodOf(content as AbsenceContent, caller.timeZone);
			const slots = { school, name, day: formatRelativeDay(locale, day, caller.today) };
			return t('mediation-appels:script.absence', slots);
		}
		case 'lateness': {
			const day = isoDateIn(new Date((content as LatenessContent).at), caller.timeZone);
			const slots = { school, name, day: formatRelativeDay(locale, day, caller.today) };
			return t('mediation-appels:script.lateness', slots);
		}
		case 'message': {
			const { subject: own, ready } = content as MessageContent;
			const subject = ready ? readyWords(t, locale, ready, caller.today) : own;
			return t('mediation-appels:script.message', { school, subject });
		}
	}
}

/** An instant as the list tells it: the hour alone on the present day, else the day. */
export function whenWords(locale: StaffLocale, at: Date, { timeZone, today }: Caller): string {
	const day = isoDateIn(at, timeZone);
	return day === today ? formatHour(locale, at, timeZone) : formatRelativeDay(locale, day, today);
}
