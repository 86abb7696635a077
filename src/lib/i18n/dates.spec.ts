import { describe, expect, it } from 'vitest';
import {
	formatDay,
	formatDayAndHour,
	formatDayOfMonth,
	formatHour,
	formatRelativeDay,
	isoDateIn
} from './dates';

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
});
