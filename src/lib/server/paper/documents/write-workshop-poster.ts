import { AUTONYMS, type Language, type Locale } from '../../../domain/shared/locale';
import type { WorkshopContent } from '../../../domain/workshop/workshop';
import { formatDay, formatHour, isoDateIn } from '../../../i18n/dates';
import type { PictogramName } from '../../../ui/pictogram/pictogram';
import { pictureOfTheme } from '../../../ui/pictogram/picture-of-theme';
import { serverTranslator } from '../../i18n/messages';
import type { LetterSchool } from '../../letter/write-letter';
import { qrPath } from '../../letter/qr-path';
import type { PaperDocument } from '../press';
import { frenchAndOthers, type Speaker, type Voice } from './voices';

/** Languages on one poster, French included: more are too small to be read from afar. */
export const POSTER_LANGUAGES = 6;

/** What the poster says in one language. */
export interface PosterWords {
	voice: Voice;
	theme: string;
	day: string;
	hours: string;
	/** Somebody translates into this language, or into others; null when nobody does. */
	translated: string | null;
	/** Null when small children are not looked after. */
	childcare: string | null;
	/** How the square is used. */
	scan: string;
}

export interface PosterData {
	title: string;
	brand: string;
	school: string;
	picture: PictogramName;
	/** Read without words: day of the month, `11/2026`, hours. */
	figures: { day: string; month: string; from: string; to: string };
	/** Null when people meet at a distance. */
	place: string | null;
	/** The school's own words, in French. */
	note: string | null;
	qr: { side: number; path: string };
	words: PosterWords[];
}

/**
 * A poster of a workshop on one A4: French and up to five other languages, with the square that opens
 * its page.
 * @param input.address of the workshop's page, `https://…/ateliers/<key>`
 * @param input.languages besides French; those without words of their own are left out
 */
export function writeWorkshopPoster(input: {
	school: LetterSchool;
	address: string;
	workshop: WorkshopContent;
	languages: readonly Language[];
	picture?: PictogramName;
}): PaperDocument & { data: PosterData } {
	const {
		school,
		address,
		workshop,
		languages,
		picture = pictureOfTheme(input.workshop.theme)
	} = input;
	const speakers = frenchAndOthers(languages, ['workshop', 'letter'], school, POSTER_LANGUAGES);
	const words = speakers.map((speaker) => wordsOf(speaker, workshop, school.timeZone));
	const starts = new Date(workshop.startsAt);
	const [year, month, day] = isoDateIn(starts, school.timeZone).split('-') as [
		string,
		string,
		string
	];
	const hour = (instant: string) => formatHour('fr', new Date(instant), school.timeZone);
	return {
		template: 'workshop-poster',
		data: {
			title: words[0]!.theme,
			brand: serverTranslator('fr')('common:brand'),
			school: school.name,
			picture,
			figures: {
				day: String(Number(day)),
				month: `${month}/${year}`,
				from: hour(workshop.startsAt),
				to: hour(workshop.endsAt)
			},
			place: workshop.place || null,
			note: workshop.note ?? null,
			qr: qrPath(address),
			words
		}
	};
}

function wordsOf(
	{ locale, t, voice }: Speaker,
	workshop: WorkshopContent,
	zone: string
): PosterWords {
	const [from, to] = [workshop.startsAt, workshop.endsAt].map((at) => new Date(at)) as [Date, Date];
	const interpreters = workshop.interpreters ?? [];
	const isTheirs = interpreters.includes(locale as Locale);
	const translated =
		interpreters.length === 0 || (!isTheirs && voice.lang !== 'fr')
			? null
			: isTheirs
				? t('workshop:translated.yours')
				: `${t('workshop:translated.into')} ${interpreters.map((one) => AUTONYMS[one]).join(' · ')}`;
	return {
		voice,
		theme: t(`workshop:themes.${workshop.theme}`),
		day: formatDay(locale, isoDateIn(from, zone)),
		hours: t('workshop:hours', {
			from: formatHour(locale, from, zone),
			to: formatHour(locale, to, zone)
		}),
		translated,
		childcare: workshop.hasChildcare ? t('workshop:childcare') : null,
		scan: t('letter:steps.scan')
	};
}
