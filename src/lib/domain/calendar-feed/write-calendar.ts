/** Something on a calendar: instants, words of the reader's language, and nobody's name. */
export type CalendarEvent = {
	/** Stable for as long as the session exists, whatever changes. */
	uid: string;
	/** 0 at first, higher at each change (RFC 5545, 3.8.7.4). */
	sequence: number;
	/** When this version was made: the same version is written the same way each time. */
	madeAt: Date;
	startsAt: Date;
	endsAt: Date;
	summary: string;
	location: string;
	description: string;
	isCancelled: boolean;
};

/**
 * A calendar (iCalendar, RFC 5545). Instants are in UTC: no time zone has to be described, and each
 * reader's calendar shows them on its own clock.
 *
 * @param name how calendars name it, where they read that (RFC 7986)
 */
export function writeCalendar(name: string, events: readonly CalendarEvent[]): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Passerelle//Ateliers//FR',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`NAME:${escapeText(name)}`,
		`X-WR-CALNAME:${escapeText(name)}`,
		'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
		...events.flatMap(eventLines),
		'END:VCALENDAR'
	];
	return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent): string[] {
	return [
		'BEGIN:VEVENT',
		`UID:${escapeText(event.uid)}`,
		`SEQUENCE:${event.sequence}`,
		`DTSTAMP:${utc(event.madeAt)}`,
		`LAST-MODIFIED:${utc(event.madeAt)}`,
		`DTSTART:${utc(event.startsAt)}`,
		`DTEND:${utc(event.endsAt)}`,
		`SUMMARY:${escapeText(event.summary)}`,
		...(event.location ? [`LOCATION:${escapeText(event.location)}`] : []),
		...(event.description ? [`DESCRIPTION:${escapeText(event.description)}`] : []),
		`STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
		'END:VEVENT'
	];
}

/** An instant in UTC, to the second: `20261203T163000Z` (3.3.5, form 2). */
function utc(instant: Date): string {
	return `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** A text value: backslash, semicolon, comma and line ends are escaped (3.3.11), controls left out. */
export function escapeText(text: string): string {
	return text
		.replace(/[\\;,]/g, (sign) => `\\${sign}`)
		.replace(/\r\n?|\n/g, '\\n')
		.replace(/[\p{Cc}\u2028\u2029]/gu, '');
}

/**
 * A content line in pieces of at most 75 octets of UTF-8, each after the first begun by a space (3.1).
 * No character is cut, nor what joins two of them.
 */
export function foldLine(line: string): string {
	const pieces: string[] = [];
	let piece = '';
	let octets = 0;
	for (const character of line) {
		const size = new TextEncoder().encode(character).length;
		if (octets + size > 75) {
			pieces.push(piece);
			// The space that begins a piece is one of its octets.
			[piece, octets] = ['', 1];
		}
		piece += character;
		octets += size;
	}
	return [...pieces, piece].join('\r\n ');
}
