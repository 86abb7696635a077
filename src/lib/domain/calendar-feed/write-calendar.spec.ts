import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { escapeText, foldLine, writeCalendar, type CalendarEvent } from './write-calendar';

const event = (changes: Partial<CalendarEvent> = {}): CalendarEvent => ({
	uid: '4b1d@passerelle',
	sequence: 0,
	madeAt: new Date('2026-11-24T09:00:00Z'),
	startsAt: new Date('2026-12-03T16:30:00Z'),
	endsAt: new Date('2026-12-03T18:00:00Z'),
	summary: 'Protéger son enfant sur Internet',
	location: 'Salle 12',
	description: '',
	isCancelled: false,
	...changes
});
const readBack = (text: string) => {
	const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
	return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
};

describe('a calendar, read back by another program', () => {
	test('says when, what and where', () => {
		const [read] = readBack(writeCalendar('Ateliers', [event()]));
		expect(read!.uid).toBe('4b1d@passerelle');
		expect(read!.summary).toBe('Protéger son enfant sur Internet');
		expect(read!.location).toBe('Salle 12');
		expect(read!.startDate.toJSDate()).toEqual(new Date('2026-12-03T16:30:00Z'));
		expect(read!.endDate.toJSDate()).toEqual(new Date('2026-12-03T18:00:00Z'));
		expect(read!.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
	});

	test.each([
		'a, b; c \\ d: e',
		'deux\nlignes\r\net trois',
		'écran, téléphone ; « sommeil » '.repeat(12),
		'ورشة للآباء والأمهات حول حماية الأطفال على الإنترنت '.repeat(6),
		'给家长的活动'.repeat(40),
		'👩🏽‍🏫👨‍👩‍👧 '.repeat(20),
		'\\n is not a line'
	])('gives back %j', (text) => {
		const [read] = readBack(writeCalendar('Ateliers', [event({ description: text.trim() })]));
		expect(read!.description).toBe(text.trim().replace(/\r\n?/g, '\n'));
	});

	test('a session that is changed, then cancelled, keeps its key and counts its versions', () => {
		const [read] = readBack(writeCalendar('A', [event({ sequence: 3, isCancelled: true })]));
		expect(read!.sequence).toBe(3);
		expect(read!.component.getFirstPropertyValue('status')).toBe('CANCELLED');
	});

	test('no session, no event', () => {
		expect(readBack(writeCalendar('Ateliers', []))).toEqual([]);
	});

	test('a name cannot add a line of its own', () => {
		const text = writeCalendar('A', [event({ summary: 'x\r\nATTENDEE:mailto:a@example.org' })]);
		expect(text).not.toMatch(/^ATTENDEE/m);
	});
});

describe('lines', () => {
	test('none is longer than 75 octets, all end by CRLF, and no character is cut', () => {
		const text = writeCalendar('Ateliers', [
			event({ description: 'émoi 给家长 ورشة '.repeat(30) })
		]);
		expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
		for (const line of text.split('\r\n')) {
			expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
			expect(line).not.toMatch(/[\n\r\ufffd]/);
		}
	});

	test('75 octets stay on one line, 76 do not', () => {
		expect(foldLine('a'.repeat(75))).toBe('a'.repeat(75));
		expect(foldLine('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`);
	});

	test('signs that mean something are escaped', () => {
		expect(escapeText('a,b;c\\d\ne\u0007')).toBe('a\\,b\\;c\\\\d\\ne');
	});
});
