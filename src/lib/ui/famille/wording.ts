import type { AbsencePeriod } from '$lib/domain/absence/absence';
import type { AbsenceCard, FamilySchool, HomeCard, LatenessCard } from '$lib/domain/home/home';
import type { Language } from '$lib/domain/shared/locale';
import { formatDay, formatDayAndHour, formatHour, formatRelativeDay } from '$lib/i18n/dates';
import { readyWords, takenBackWords } from '$lib/i18n/ready-words';
import type { Translate } from '$lib/i18n/translator';

/** The one sentence of a card, in the reader's language. */
export function sentenceOf(card: HomeCard, t: Translate, locale: Language): string {
	const day = (iso: string) => formatRelativeDay(locale, iso, card.school.today);
	switch (card.kind) {
		case 'absence':
			return absenceSentence(card, t, locale, day);
		case 'lateness':
			return latenessSentence(card, t, day);
		case 'homework':
			return t(card.isTakenBack ? 'homework:takenBack' : 'homework:due', { day: day(card.dueOn) });
		case 'message':
			if (card.isTakenBack) {
				const said = takenBackWords(t, locale, card.ready, card.school.today);
				return said ?? t('message:takenBack');
			}
			return card.ready
				? readyWords(t, locale, card.ready, card.school.today)
				: t('message:from', { author: card.author });
		case 'workshop':
			return t(card.isTakenBack ? 'workshop:takenBack' : `workshop:themes.${card.theme}`);
	}
}

type SayDay = (isoDay: string) => string;

function absenceSentence(card: AbsenceCard, t: Translate, locale: Language, day: SayDay): string {
	const name = card.children[0]?.firstName ?? '';
	const { period } = card;
	if (card.isTakenBack) return t('absence:takenBack', { name, day: day(period.day) });
	return t(`absence:${period.kind}`, { name, ...slotsOf(period, card, locale, day) });
}

function slotsOf(
	period: AbsencePeriod,
	card: AbsenceCard,
	locale: Language,
	day: SayDay
): Record<string, string> {
	const { timeZone } = card.school;
	if (period.kind === 'days') {
		return {
			day: formatDay(locale, period.day),
			lastDay: formatDay(locale, period.lastDay)
		};
	}
	if (period.kind !== 'hours') return { day: day(period.day) };
	return {
		day: day(period.day),
		from: formatHour(locale, period.from, timeZone),
		to: formatHour(locale, period.to, timeZone)
	};
}

function latenessSentence(card: LatenessCard, t: Translate, day: SayDay): string {
	const slots = { name: card.children[0]?.firstName ?? '', day: day(card.day) };
	return card.isTakenBack
		? t('absence:lateness.takenBack', slots)
		: t('absence:lateness.sentence', { ...slots, count: card.minutes });
}

/** The day and hour of an instant on the school's wall clock. */
export function whenOf(at: Date, school: FamilySchool, locale: Language): string {
	return formatDayAndHour(locale, at, school.timeZone);
}
