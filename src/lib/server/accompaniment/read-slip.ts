import type { StaffActor } from '../../domain/shared/actor';
import {
	DEFAULT_LOCALE,
	directionOf,
	languageTag,
	shippedLocaleOf,
	type Locale
} from '../../domain/shared/locale';
import type { ReadySentence } from '../../domain/message/ready-sentence';
import { readyWords } from '../../i18n/ready-words';
import type { App } from '../app';
import { serverTranslator } from '../i18n/messages';
import { readAppointment } from './read-appointment';

/** A sentence on paper, in one language. */
export type SlipWords = { lang: string; dir: 'ltr' | 'rtl'; text: string };

/** A slip to hand over to somebody whom no message reaches: her language first, French second. */
export type Slip = {
	appointmentId: string;
	name: string;
	/** One sentence, or two when she does not read French. */
	words: SlipWords[];
	ready: ReadySentence;
	school: { name: string; phone: string | null };
};

/** The slip of an appointment; null when there is none to show. */
export async function readSlip(
	app: App,
	actor: StaffActor,
	appointmentId: string
): Promise<Slip | null> {
	const card = await readAppointment(app, actor, appointmentId);
	if (!card?.ready) return null;
	const { ready } = card;
	const own = shippedLocaleOf(card.person.locale ?? DEFAULT_LOCALE);
	const locales = own === DEFAULT_LOCALE ? [own] : [own, DEFAULT_LOCALE];
	return {
		appointmentId: card.id,
		name: card.person.name,
		words: locales.map((locale) => wordsIn(locale, ready)),
		ready,
		school: card.school
	};
}

function wordsIn(locale: Locale, ready: ReadySentence): SlipWords {
	return {
		lang: languageTag(locale),
		dir: directionOf(locale),
		text: readyWords(serverTranslator(locale), locale, ready, null)
	};
}
