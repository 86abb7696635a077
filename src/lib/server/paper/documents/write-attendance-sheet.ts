import type { StaffLocale } from '../../../domain/shared/staff-locale';
import type { WorkshopContent } from '../../../domain/workshop/workshop';
import { formatDay, formatHour, isoDateIn } from '../../../i18n/dates';
import { formatList } from '../../../i18n/lists';
import { serverTranslator } from '../../i18n/messages';
import type { PaperDocument } from '../press';
import type { Voice } from './voices';

/** Lines for people who are not on the list, when nobody says how many. */
const BLANK_LINES = 8;

export interface AttendanceData {
	voice: Voice;
	title: string;
	school: string;
	workshop: string;
	when: string;
	place: string;
	facilitators: string | null;
	/** What whoever holds the sheet has to know. */
	apart: string;
	columns: { name: string; children: string; signature: string };
	unnamed: string;
	people: { name: string; children: string }[];
	blankLines: number;
}

/**
 * The sheet that those who come to a session sign, as many pages as it takes. It stays in the hands of
 * whoever leads: participants never see each other's names.
 * @param input.title the school's own title; the theme's when it is left out
 * @param input.people in the order in which they are printed
 */
export function writeAttendanceSheet(input: {
	locale: StaffLocale;
	school: { name: string; timeZone: string };
	workshop: WorkshopContent;
	title?: string;
	facilitators: readonly string[];
	people: readonly { name: string; children: string }[];
	blankLines?: number;
}): PaperDocument & { data: AttendanceData } {
	const { locale, school, workshop } = input;
	const t = serverTranslator(locale);
	const [from, to] = [workshop.startsAt, workshop.endsAt].map((at) =>
		formatHour(locale, new Date(at), school.timeZone)
	) as [string, string];
	const day = formatDay(locale, isoDateIn(new Date(workshop.startsAt), school.timeZone));
	return {
		template: 'attendance-sheet',
		data: {
			voice: { lang: locale, dir: 'ltr' },
			title: t('mediation-paper:attendance.title'),
			school: school.name,
			workshop: input.title || t(`mediation-ateliers:themes.${workshop.theme}`),
			when: t('mediation-ateliers:detail.when', { day, from, to }),
			place: workshop.place,
			facilitators:
				input.facilitators.length > 0
					? t('mediation-paper:attendance.facilitators', {
							list: formatList(locale, input.facilitators)
						})
					: null,
			apart: t('mediation-paper:attendance.apart'),
			columns: {
				name: t('mediation-paper:attendance.name'),
				children: t('mediation-paper:attendance.children'),
				signature: t('mediation-paper:attendance.signature')
			},
			unnamed: t('mediation-paper:attendance.unnamed'),
			people: input.people.map(({ name, children }) => ({ name, children })),
			blankLines: input.blankLines ?? BLANK_LINES
		}
	};
}
