import { describe, expect, it } from 'vitest';
import { intlTag, LANGUAGES } from '../domain/shared/locale';
import {
	formatDay,
	formatDayAndHour,
	formatDayAndYear,
	formatDayOfMonth,
	formatHour,
	formatMonth,
	formatRelativeDay,
	formatWeekday,
	isoDateIn
} from './dates';
import { OWN_DATE_WORDS } from './own-date-words';

const evening = new Date('2026-11-24T22:30:00Z');

describe('dates', () => {
	it('are those of the school, not of the machine', () => {
		expect(isoDateIn(evening, 'Europe/Paris')).toBe('2026-11-24');
		expect(isoDateIn(evening, 'Indian/Reunion')).toBe('2026-11-25');
		expect(formatHour('fr', evening, 'Europe/Paris')).toBe('23:30');
	});

	it('are worded in the language, Gregorian, with Western digits', () => {
		expect(formatDay('fr', '2026-11-24')).toBe('mardi 24 novembre');
		expect(formatDay('fr-simple', '2026-11-24')).toBe('mardi 24 novembre');
		expect(formatDay('ar', '2026-11-24')).toBe('الثلاثاء، 24 نوفمبر');
		expect(formatDay('uk', '2026-11-24')).toBe('вівторок, 24 листопада');
		expect(formatDayAndHour('tr', evening, 'Europe/Paris')).toMatch(/24 Kasım.*23:30/);
	});

	it('say the first of a month as French does', () => {
		expect(formatDay('fr', '2026-12-01')).toBe('mardi 1er décembre');
		expect(formatDayOfMonth('fr-simple', '2026-12-01')).toBe('1er décembre');
		expect(formatDayOfMonth('fr', '2026-12-11')).toBe('11 décembre');
		const seven = new Date('2026-12-01T06:00:00Z');
		expect(formatDayAndHour('fr', seven, 'Europe/Paris')).toMatch(/^mardi 1er décembre/);
		expect(formatDay('pt', '2026-12-01')).toBe('terça-feira, 1 de dezembro');
	});

	it('say the neighbouring days as people do', () => {
		expect(formatRelativeDay('fr', '2026-11-24', '2026-11-24')).toBe('aujourd’hui');
		expect(formatRelativeDay('fr', '2026-11-25', '2026-11-24')).toBe('demain');
		expect(formatRelativeDay('ar', '2026-11-23', '2026-11-24')).toBe('أمس');
		expect(formatRelativeDay('en', '2026-11-27', '2026-11-24')).toBe('Friday 27 November');
	});

	it.each([
		['es', 'martes, 24 de noviembre, 23:30'],
		['ro', 'marți, 24 noiembrie la 23:30'],
		['ru', 'вторник, 24 ноября в 23:30'],
		['sq', 'e martë, 24 nëntor në 23:30'],
		['ka', 'სამშაბათი, 24 ნოემბერი, 23:30'],
		['hy', 'նոյեմբերի 24, երեքշաբթի, 23:30'],
		['ht', 'madi 24 novanm a 23:30'],
		['kmr', 'sêşem, 24ê mijdarê, saet 23:30'],
		['so', 'Talaado, 24 Nofembar, saacadda 23:30'],
		['zh', '11月24日星期二 23:30'],
		['ur', 'منگل، 24 نومبر، 23:30 بجے'],
		['bn', 'মঙ্গলবার 24 নভেম্বর এ 23:30'],
		['ta', 'நவம்பர் 24, செவ்வாய் அன்று 23:30'],
		['ps', 'سه‌شنبه، 24 نومبر، 23:30 بجې'],
		['prs', 'سه‌شنبه، 24 نومبر، ساعت 23:30'],
		['ti', 'ሰሉስ፣ 24 ሕዳር ሰዓት 23:30']
	] as const)('say the day and the hour in %s', (locale, expected) => {
		expect(formatDayAndHour(locale, evening, 'Europe/Paris')).toBe(expected);
	});

	it.each(LANGUAGES)('have words of the language, never those of the machine: %s', (locale) => {
		if (OWN_DATE_WORDS[locale]) return;
		const tag = intlTag(locale);
		expect(Intl.DateTimeFormat.supportedLocalesOf(tag)).toEqual([tag]);
		expect(Intl.RelativeTimeFormat.supportedLocalesOf(tag)).toEqual([tag]);
	});

	it.each([
		['snk', '24/11, 23:30', '25/11', '24/11/2026', '11/2026'],
		['bm', 'tarata 24 nowanburu 23:30', 'sini', '24 nowanburu 2026', 'nowanburu 2026'],
		['wo', 'Talaata, 24 Nowàmbar ci 23:30', 'suba', '24 Nowàmbar, 2026', 'Nowàmbar 2026']
	] as const)('of a language that is prepared: %s', (language, hour, tomorrow, year, month) => {
		expect(formatDayAndHour(language, evening, 'Europe/Paris')).toBe(hour);
		expect(formatRelativeDay(language, '2026-11-25', '2026-11-24')).toBe(tomorrow);
		expect(formatDayAndYear(language, '2026-11-24')).toBe(year);
		expect(formatMonth(language, '2026-11')).toBe(month);
	});

	it('have every word that Intl lacks', () => {
		expect(formatDay('ht', '2026-12-01')).toBe('madi premye desanm');
		expect(formatDayOfMonth('so', '2026-01-31')).toBe('31 Janaayo');
		expect(formatDayAndYear('ht', '2026-08-15')).toBe('15 out 2026');
		expect(formatMonth('so', '2026-12')).toBe('Disembar 2026');
		expect(formatWeekday('kmr', '2026-11-29', 'narrow')).toBe('Y');
		expect(formatWeekday('ht', '2026-11-23')).toBe('lendi');
		expect(formatRelativeDay('so', '2026-11-23', '2026-11-24')).toBe('shalay');
		expect(formatRelativeDay('ht', '2026-11-25', '2026-11-24')).toBe('demen');
		for (const words of Object.values(OWN_DATE_WORDS)) {
			expect(words.weekdays).toHaveLength(7);
			expect(words.narrow).toHaveLength(7);
			expect(words.months).toHaveLength(12);
		}
	});
});
