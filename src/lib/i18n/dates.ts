import { intlTag, languageTag, type Language } from '../domain/shared/locale';
import { OWN_DATE_WORDS } from './own-date-words';
import { sayDay, sayWeekday, withYear } from './own-dates';

/** Where a language's dates differ by country, the European use: day before month. */
const REGION: Partial<Record<Language, string>> = { en: 'en-GB', pt: 'pt-PT' };

function dateTag(locale: Language): string {
	return REGION[locale] ?? intlTag(locale);
}

/** Making an Intl formatter costs more than using one a hundred times: each is kept. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = locale + JSON.stringify(options);
	let found = formatters.get(key);
	if (!found) {
		// School days are Gregorian in every language, with Western digits next to the pictures.
		found = new Intl.DateTimeFormat(`${dateTag(locale)}-u-ca-gregory-nu-latn`, options);
		formatters.set(key, found);
	}
	return found;
}

/** French says "1er décembre"; Intl's patterns do not. */
function firstOfMonth(locale: Language, text: string): string {
	return languageTag(locale) === 'fr' ? text.replace(/(^|\s)1(?=\s\p{L})/u, '$11er') : text;
}

/** A calendar day (`2026-11-24`), as "mardi 24 novembre". */
export function formatDay(locale: Language, isoDate: string): string {
	const own = OWN_DATE_WORDS[locale];
	if (own) return sayDay(own, isoDate, { weekday: true });
	const options = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
	return firstOfMonth(locale, formatter(locale, options).format(noon(isoDate)));
}

/** The weekday alone of a calendar day, as "mardi". */
export function formatWeekday(
	locale: Language,
	isoDate: string,
	style: 'long' | 'short' | 'narrow' = 'long'
): string {
	const own = OWN_DATE_WORDS[locale];
	if (own) return sayWeekday(own, isoDate, style === 'narrow');
	return formatter(locale, { weekday: style, timeZone: 'UTC' }).format(noon(isoDate));
}

/** A calendar day without its weekday, as "24 novembre". */
export function formatDayOfMonth(locale: Language, isoDate: string): string {
	const own = OWN_DATE_WORDS[locale];
	if (own) return sayDay(own, isoDate);
	const options = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
	return firstOfMonth(locale, formatter(locale, options).format(noon(isoDate)));
}

/** A calendar day with its year, as "24 novembre 2026". */
export function formatDayAndYear(locale: Language, isoDate: string): string {
	const own = OWN_DATE_WORDS[locale];
	if (own) return sayDay(own, isoDate, { year: true });
	const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
	return firstOfMonth(locale, formatter(locale, options).format(noon(isoDate)));
}

/** A month (`2026-11`), as "novembre 2026". */
export function formatMonth(locale: Language, isoMonth: string): string {
	const own = OWN_DATE_WORDS[locale];
	if (own) {
		const month = own.months[Number(isoMonth.slice(5)) - 1]!;
		return withYear(own, month, Number(isoMonth.slice(0, 4)));
	}
	return formatter(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
		noon(`${isoMonth}-01`)
	);
}

/** The hour of an instant on the wall clock of `timeZone` (IANA), as "08:05". */
export function formatHour(locale: Language, instant: Date, timeZone: string): string {
	return formatter(locale, {
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
		timeZone
	}).format(instant);
}

/** The day and hour of an instant on the wall clock of `timeZone` (IANA). */
export function formatDayAndHour(locale: Language, instant: Date, timeZone: string): string {
	const own = OWN_DATE_WORDS[locale];
	if (own) {
		const day = sayDay(own, isoDateIn(instant, timeZone), { weekday: true });
		return own.withHour(day, formatHour(locale, instant, timeZone));
	}
	const format = formatter(locale, {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
		timeZone
	});
	return firstOfMonth(locale, format.format(instant));
}

/**
 * A calendar day as one says it from `todayIso`: "aujourd'hui", "demain", "hier", otherwise the
 * weekday and date. Languages have their own words for the neighbouring days.
 */
export function formatRelativeDay(locale: Language, isoDate: string, todayIso: string): string {
	const days = Math.round((noon(isoDate).getTime() - noon(todayIso).getTime()) / 86_400_000);
	if (Math.abs(days) > 1) return formatDay(locale, isoDate);
	const own = OWN_DATE_WORDS[locale];
	if (own) return own.near?.[days + 1] ?? formatDay(locale, isoDate);
	return relative(locale).format(days, 'day');
}

/** The calendar day (`YYYY-MM-DD`) of an instant on the wall clock of `timeZone` (IANA). */
export function isoDateIn(instant: Date, timeZone: string): string {
	const key = `iso:${timeZone}`;
	let found = formatters.get(key);
	if (!found) {
		found = new Intl.DateTimeFormat('en-CA', {
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			timeZone
		});
		formatters.set(key, found);
	}
	return found.format(instant);
}

const relatives = new Map<Language, Intl.RelativeTimeFormat>();

function relative(locale: Language): Intl.RelativeTimeFormat {
	let found = relatives.get(locale);
	if (!found) {
		found = new Intl.RelativeTimeFormat(dateTag(locale), { numeric: 'auto' });
		relatives.set(locale, found);
	}
	return found;
}

function noon(isoDate: string): Date {
	return new Date(`${isoDate}T12:00:00Z`);
}
