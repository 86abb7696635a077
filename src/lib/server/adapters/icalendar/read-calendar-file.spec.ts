import { describe, expect, it } from 'vitest';
import { readCalendarFile } from './read-calendar-file';

const calendar = (...events: string[]) =>
	['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//essai', ...events, 'END:VCALENDAR', ''].join(
		'\r\n'
	);
const event = (...lines: string[]) =>
	['BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');
const holiday = (from: string, until: string, name = 'Vacances') =>
	event(`DTSTART;VALUE=DATE:${from}`, `DTEND;VALUE=DATE:${until}`, `SUMMARY:${name}`);
const read = (text: string, timeZone = 'Indian/Reunion') =>
	readCalendarFile(new TextEncoder().encode(text), timeZone);
const stretches = (text: string, timeZone?: string) => {
	const result = read(text, timeZone);
	return result.ok ? result.value.stretches.map(({ from, until }) => [from, until]) : result.error;
};

describe('an iCalendar file', () => {
	it('ends its all-day events the day before DTEND', () => {
		const result = read(calendar(holiday('20261010', '20261026', 'Vacances d’octobre')));
		expect(result).toEqual({
			ok: true,
			value: {
				stretches: [{ from: '2026-10-10', until: '2026-10-26', name: 'Vacances d’octobre' }],
				aside: []
			}
		});
	});

	it('lasts one day without an end, or as long as its duration', () => {
		const file = calendar(
			event('DTSTART;VALUE=DATE:20261220', 'SUMMARY:Abolition'),
			event('DTSTART;VALUE=DATE:20270101', 'DURATION:P2W', 'SUMMARY:Été'),
			holiday('20270501', '20270501')
		);
		expect(stretches(file)).toEqual([
			['2026-12-20', '2026-12-21'],
			['2027-01-01', '2027-01-15'],
			['2027-05-01', '2027-05-02']
		]);
	});

	it('reads times on the wall clock of the school, and closes whole days only', () => {
		const utc = event('DTSTART:20261009T200000Z', 'DTEND:20261025T200000Z', 'SUMMARY:Vacances');
		expect(stretches(calendar(utc))).toEqual([['2026-10-10', '2026-10-26']]);
		const paris = event(
			'DTSTART;TZID=Europe/Paris:20261016T180000',
			'DTEND;TZID=Europe/Paris:20261102T080000',
			'SUMMARY:Vacances'
		);
		expect(stretches(calendar(paris), 'Europe/Paris')).toEqual([['2026-10-17', '2026-11-02']]);
		const meeting = event('DTSTART:20261009T100000', 'DTEND:20261009T120000', 'SUMMARY:Réunion');
		expect(read(calendar(meeting))).toMatchObject({
			value: { stretches: [], aside: [{ name: 'Réunion', why: 'part-of-a-day' }] }
		});
	});

	it('puts aside returns, cancelled events and a whole year, and says so', () => {
		const file = calendar(
			holiday('20260817', '20260818', 'Rentrée scolaire des élèves'),
			event('DTSTART;VALUE=DATE:20261111', 'STATUS:CANCELLED', 'SUMMARY:Pont'),
			holiday('20260817', '20270703', 'Année scolaire')
		);
		expect(read(file)).toMatchObject({
			value: { stretches: [], aside: [{ why: 'class' }, { why: 'cancelled' }, { why: 'too-long' }] }
		});
	});

	it.each([
		['nothing', '', 'calendar.no-file'],
		['another text', 'date;nom\r\n', 'calendar.file-not-icalendar'],
		[
			'a cut file',
			calendar(holiday('20261010', '20261026')).slice(0, 90),
			'calendar.file-not-icalendar'
		],
		['a contact', 'BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\n', 'calendar.file-not-icalendar'],
		[
			'a rule of recurrence without end',
			calendar(event('DTSTART:20260101T000000', 'RRULE:FREQ=SECONDLY', 'SUMMARY:X')),
			'calendar.file-recurring'
		],
		[
			'a list of recurrences',
			calendar(event('DTSTART;VALUE=DATE:20260101', 'RDATE;VALUE=DATE:20260102', 'SUMMARY:X')),
			'calendar.file-recurring'
		],
		[
			'a day that does not exist',
			calendar(holiday('20260231', '20260302')),
			'calendar.file-bad-day'
		],
		['an end before its start', calendar(holiday('20261026', '20261010')), 'calendar.file-bad-day'],
		['an event without a start', calendar(event('SUMMARY:X')), 'calendar.file-bad-day'],
		[
			'a year of the far future',
			calendar(holiday('99990101', '99990201')),
			'calendar.file-bad-day'
		],
		[
			'a zone of its own making',
			calendar(event('DTSTART;TZID=Lutèce:20261010T000000', 'SUMMARY:X')),
			'calendar.file-time-zone'
		],
		[
			'too many events',
			calendar(...Array(1_001).fill(holiday('20261010', '20261011'))),
			'calendar.file-too-many'
		],
		['a tower of components', 'BEGIN:VCALENDAR\r\n'.repeat(1_001), 'calendar.file-too-many'],
		['too many bytes', 'X'.repeat(300_000), 'calendar.file-too-big']
	])('refuses %s', (_trap, text, code) => {
		expect(read(text)).toEqual({ ok: false, error: { code } });
	});

	it('refuses what is not text, and cuts control characters out of names', () => {
		expect(readCalendarFile(new Uint8Array([0xff, 0xfe, 0]), 'Europe/Paris')).toMatchObject({
			error: { code: 'calendar.file-not-text' }
		});
		const result = read(
			calendar(holiday('20261010', '20261026', `A\u202e\u0007B\\n${'é'.repeat(99)}`))
		);
		expect(result.ok && result.value.stretches[0]?.name).toBe(`A B ${'é'.repeat(76)}`);
	});

	it('does not run the time zones that a file describes', () => {
		const bomb = [
			'BEGIN:VTIMEZONE',
			'TZID:Europe/Paris',
			'BEGIN:STANDARD',
			'DTSTART:19700101T000000'
		];
		const rest = ['RRULE:FREQ=SECONDLY', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0900', 'END:STANDARD'];
		const zone = [...bomb, ...rest, 'END:VTIMEZONE'].join('\r\n');
		const timed = event(
			'DTSTART;TZID=Europe/Paris:20261017T000000',
			'DTEND;TZID=Europe/Paris:20261102T000000',
			'SUMMARY:Vacances'
		);
		expect(stretches(calendar(zone, timed), 'Europe/Paris')).toEqual([
			['2026-10-17', '2026-11-02']
		]);
	});
});
