import type { ReminderWay } from '../../../domain/reminder/reminder-way';
import type { Language } from '../../../domain/shared/locale';

/** Somebody who might be reminded, and how. */
export type PreviewPerson = {
	id: string;
	firstName: string;
	lastName: string;
	/** E.164, or none. */
	mobile: string | null;
	locale: Language;
	isLocaleKnown: boolean;
	way: ReminderWay;
	/** `YYYY-MM-DD`, when it is too soon. */
	from: string | null;
};

/** What sending would do. Money in thousandths of a euro. */
export type PreviewData = {
	candidates: PreviewPerson[];
	texts: {
		locale: Language;
		text: string;
		encoding: 'gsm-7' | 'ucs-2';
		segments: number;
		people: number;
	}[];
	segments: number;
	cost: number;
	segmentPrice: number;
	left: number;
	canSend: boolean;
};
