import type { Locale } from '../../domain/shared/locale';
import type { CalendarEvent } from '../../domain/calendar-feed/write-calendar';
import type { WorkshopContent } from '../../domain/workshop/workshop';
import { serverTranslator } from '../i18n/messages';

/** The last version of a session that families were shown. */
export type ShownSession = {
	id: string;
	number: number;
	released_at: string;
	content: WorkshopContent;
	is_cancelled: boolean;
};

/** A session on a calendar, in the reader's language. Who comes is not said. */
export function sessionEvent(session: ShownSession, locale: Locale): CalendarEvent {
	const t = serverTranslator(locale);
	const { content } = session;
	return {
		uid: `${session.id}@passerelle`,
		// A recall adds no version: it counts as one, so that calendars take it in.
		sequence: session.number - 1 + Number(session.is_cancelled),
		madeAt: new Date(session.released_at),
		startsAt: new Date(content.startsAt),
		endsAt: new Date(content.endsAt),
		summary: t(`workshop:themes.${content.theme}`),
		location: content.place,
		description: content.note ?? '',
		isCancelled: session.is_cancelled
	};
}
