import { periodOf, type AbsenceContent } from '../../../domain/absence/absence';
import type { LatenessContent } from '../../../domain/absence/lateness';
import type { HomeworkContent } from '../../../domain/homework/homework';
import type { MessageContent, MessageVoice } from '../../../domain/message/message';
import type { StaffLocale } from '../../../domain/shared/staff-locale';
import { formatDay, formatHour, isoDateIn } from '../../../i18n/dates';
import { readyWords } from '../../../i18n/ready-words';
import type { Translate } from '../../../i18n/translator';

/** Something said, in one line and, when it has them, a longer text and a voice. */
export type ItemWords = { title: string; text: string | null; voice?: MessageVoice };

type Said = { kind: string; content: Record<string, unknown> };

/** Words a thing that the school said, for staff: in their language, on the school's wall clock. */
export function itemWords(
	t: Translate,
	locale: StaffLocale,
	{ kind, content }: Said,
	timeZone: string
): ItemWords {
	const say = content as unknown;
	switch (kind) {
		case 'homework': {
			const { subject, dueOn, instructions } = say as HomeworkContent;
			const title = t('mediation-messages:said.homework', {
				subject,
				day: formatDay(locale, dueOn)
			});
			return { title, text: instructions };
		}
		case 'absence':
			return { title: absenceWords(t, locale, say as AbsenceContent, timeZone), text: null };
		case 'lateness': {
			const { at, minutes } = say as LatenessContent;
			const day = formatDay(locale, isoDateIn(new Date(at), timeZone));
			return {
				title: t('mediation-messages:said.lateness', {
					day,
					at: formatHour(locale, new Date(at), timeZone),
					count: minutes
				}),
				text: null
			};
		}
		default: {
			const { subject, text, ready, voice } = say as MessageContent;
			const title = ready ? readyWords(t, locale, ready, null) : subject;
			return { title, text: text || null, ...(voice && { voice }) };
		}
	}
}

/** That homework is due later than was asked, since its release came too late; null when it is not. */
export function movedWords(
	t: Translate,
	locale: StaffLocale,
	{ kind, content }: Said
): string | null {
	if (kind !== 'homework') return null;
	const { dueOn, askedDueOn } = content as unknown as HomeworkContent;
	if (!askedDueOn) return null;
	return t('mediation-messages:detail.due-moved', {
		asked: formatDay(locale, askedDueOn),
		due: formatDay(locale, dueOn)
	});
}

/** Words the days and hours of an absence. */
export function absenceWords(
	t: Translate,
	locale: StaffLocale,
	absence: AbsenceContent,
	timeZone: string
): string {
	const period = periodOf(absence, timeZone);
	const day = formatDay(locale, period.day);
	if (period.kind === 'hours') {
		const from = formatHour(locale, period.from, timeZone);
		return t('mediation-messages:said.absence-hours', {
			day,
			from,
			to: formatHour(locale, period.to, timeZone)
		});
	}
	return t(`mediation-messages:said.absence-${period.kind}`, {
		day,
		lastDay: period.kind === 'days' ? formatDay(locale, period.lastDay) : ''
	});
}
