import type { Language } from '../domain/shared/locale';

/** Words of dates that we give a language ourselves. */
export interface DateWords {
	/** From Monday. */
	weekdays: readonly string[];
	/** A letter or two above a column, from Monday. */
	narrow: readonly string[];
	/** From January, as they stand after a day. */
	months: readonly string[];
	/** Yesterday, today, tomorrow; null where a date in figures says it. */
	near: readonly [string, string, string] | null;
	/** "24 novanm"; `month` is one of `months`. */
	dayOfMonth: (day: number, month: string) => string;
	/** The weekday before its day. */
	withWeekday: (weekday: string, dayOfMonth: string) => string;
	/** The day before its hour ("08:05"). */
	withHour: (day: string, hour: string) => string;
	/** The day, or the month alone, before its year; a space where nothing is said. */
	withYear?: (day: string, year: number) => string;
}

const words = (list: string) => list.split(' ');

const MONTHS = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));

/**
 * Languages that Intl has no dates for (Haitian Creole), or has them in another order or other
 * words than people use (CLDR: "Noofeembar 24", "24 mijdar, sêşem", Urdu weekdays in Latin letters,
 * Pashto weekdays that Afghans do not say).
 */
export const OWN_DATE_WORDS: Partial<Record<Language, DateWords>> = {
	ht: {
		weekdays: words('lendi madi mèkredi jedi vandredi samdi dimanch'),
		narrow: words('L M M J V S D'),
		months: words('janvye fevriye mas avril me jen jiyè out septanm oktòb novanm desanm'),
		near: ['yè', 'jodi a', 'demen'],
		dayOfMonth: (day, month) => `${day === 1 ? 'premye' : day} ${month}`,
		withWeekday: (weekday, day) => `${weekday} ${day}`,
		withHour: (day, hour) => `${day} a ${hour}`
	},
	kmr: {
		weekdays: words('duşem sêşem çarşem pêncşem înî şemî yekşem'),
		narrow: words('D S Ç P Î Ş Y'),
		months: words(
			'rêbendanê sibatê adarê nîsanê gulanê hezîranê tîrmehê tebaxê îlonê cotmehê mijdarê berfanbarê'
		),
		near: ['duh', 'îro', 'sibê'],
		dayOfMonth: (day, month) => `${day}ê ${month}`,
		withWeekday: (weekday, day) => `${weekday}, ${day}`,
		withHour: (day, hour) => `${day}, saet ${hour}`
	},
	so: {
		weekdays: words('Isniin Talaado Arbaco Khamiis Jimco Sabti Axad'),
		narrow: words('I T A Kh J S A'),
		months: words(
			'Janaayo Febraayo Maarso Abriil Maayo Juun Luulyo Agoosto Sebtembar Oktoobar Nofembar Disembar'
		),
		near: ['shalay', 'maanta', 'berri'],
		dayOfMonth: (day, month) => `${day} ${month}`,
		withWeekday: (weekday, day) => `${weekday}, ${day}`,
		withHour: (day, hour) => `${day}, saacadda ${hour}`
	},
	ur: {
		weekdays: words('پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار'),
		narrow: words('پ م ب ج ج ہ ا'),
		months: words('جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر'),
		near: ['گزشتہ کل', 'آج', 'آئندہ کل'],
		dayOfMonth: (day, month) => `${day} ${month}`,
		withWeekday: (weekday, day) => `${weekday}، ${day}`,
		withHour: (day, hour) => `${day}، ${hour} بجے`
	},
	ps: {
		weekdays: words('دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه'),
		narrow: words('د س چ پ ج ش ی'),
		months: words('جنوري فبروري مارچ اپریل مۍ جون جولای اګست سپتمبر اکتوبر نومبر ډسمبر'),
		near: ['پرون', 'نن', 'سبا'],
		dayOfMonth: (day, month) => `${day} ${month}`,
		withWeekday: (weekday, day) => `${weekday}، ${day}`,
		withHour: (day, hour) => `${day}، ${hour} بجې`
	},
	prs: {
		weekdays: words('دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه'),
		narrow: words('د س چ پ ج ش ی'),
		months: words('جنوری فبروری مارچ اپریل می جون جولای اگست سپتمبر اکتوبر نومبر دسمبر'),
		near: ['دیروز', 'امروز', 'فردا'],
		dayOfMonth: (day, month) => `${day} ${month}`,
		withWeekday: (weekday, day) => `${weekday}، ${day}`,
		withHour: (day, hour) => `${day}، ساعت ${hour}`
	},
	// Nobody who speaks it has given us the words of its calendar: figures, and the letters that stand
	// above the days in the school's own diary.
	snk: {
		weekdays: words('L M M J V S D'),
		narrow: words('L M M J V S D'),
		months: MONTHS,
		near: null,
		dayOfMonth: (day, month) => `${String(day).padStart(2, '0')}/${month}`,
		withWeekday: (_, day) => day,
		withHour: (day, hour) => `${day}, ${hour}`,
		withYear: (day, year) => `${day}/${year}`
	}
};
