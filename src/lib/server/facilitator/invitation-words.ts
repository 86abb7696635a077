import { directionOf, languageTag, type Locale } from '../../domain/shared/locale';
import type { InvitationAnswer } from '../../domain/facilitator/facilitator';
import type { WorkshopContent } from '../../domain/workshop/workshop';
import { formatDay, formatHour, isoDateIn } from '../../i18n/dates';
import { serverTranslator } from '../i18n/messages';

/** What an invitation says in one language. */
export type InvitationWords = {
	locale: Locale;
	lang: string;
	dir: 'ltr' | 'rtl';
	ask: string;
	theme: string;
	when: string;
	place: string;
	yes: string;
	no: string;
	/** What the school knows now; null while nothing was answered. */
	said: string | null;
	change: string;
};

/** The languages of an invitation: French, and the first of the facilitator's own. */
export function languagesOf(locales: readonly Locale[]): Locale[] {
	const own = locales.find((locale) => locale !== 'fr' && locale !== 'fr-simple');
	return own ? ['fr', own] : ['fr'];
}

/** An invitation in words. */
export function invitationWords(
	locale: Locale,
	{ content, school }: { content: WorkshopContent; school: { name: string; timeZone: string } },
	answer: InvitationAnswer | null = null
): InvitationWords {
	const t = serverTranslator(locale);
	const starts = new Date(content.startsAt);
	const hour = (instant: string) => formatHour(locale, new Date(instant), school.timeZone);
	return {
		locale,
		lang: languageTag(locale),
		dir: directionOf(locale),
		ask: t('facilitator:ask', { school: school.name }),
		theme: t(`workshop:themes.${content.theme}`),
		when: `${formatDay(locale, isoDateIn(starts, school.timeZone))}, ${hour(content.startsAt)} – ${hour(content.endsAt)}`,
		place: content.place,
		yes: t('facilitator:yes'),
		no: t('facilitator:no'),
		said: answer && t(`facilitator:said.${answer}`),
		change: t('facilitator:change')
	};
}

/** The invitation as a message to send: its subject in French, its text in each language. */
export function invitationLetter(
	words: readonly InvitationWords[],
	link: string
): { subject: string; text: string } {
	const text = words
		.map((one) =>
			[one.ask, one.theme, one.when, one.place, serverTranslator(one.locale)('facilitator:answer')]
				.filter(Boolean)
				.join('\n')
		)
		.join('\n\n');
	return { subject: words[0]!.ask, text: `${text}\n\n${link}` };
}
