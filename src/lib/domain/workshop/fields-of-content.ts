import { DateTime } from 'luxon';
import type { WorkshopContent } from './workshop';

/**
 * A session as the fields of its form: the opposite of `contentOfInput`. Its link is kept elsewhere.
 *
 * @param timeZone IANA zone of the school's wall clock
 */
export function fieldsOfContent(
	content: WorkshopContent,
	timeZone: string
): Record<string, string> {
	const [from, to] = [content.startsAt, content.endsAt].map((at) =>
		DateTime.fromISO(at, { zone: timeZone })
	) as [DateTime, DateTime];
	return {
		day: from.toISODate() ?? '',
		from: from.toFormat('HH:mm'),
		to: to.toFormat('HH:mm'),
		where: content.where ?? 'school',
		place: content.place,
		capacity: content.capacity === undefined ? '' : String(content.capacity),
		interpreters: (content.interpreters ?? []).join(','),
		childcare: content.hasChildcare ? 'yes' : '',
		note: content.note ?? ''
	};
}
