import type { Language } from '../../../domain/shared/locale';
import type { WorkshopTheme } from '../../../domain/workshop/workshop';
import { formatDayAndYear, formatHour, isoDateIn } from '../../../i18n/dates';
import { serverTranslator } from '../../i18n/messages';
import { titled, type LetterSchool } from '../../letter/write-letter';
import type { PaperDocument } from '../press';
import { familyAndFrench, type Voice } from './voices';

export interface CertificateData {
	title: string;
	brand: string;
	school: string;
	name: string;
	/** The day it was made, in French. */
	day: string;
	/** Who signs for the school; null leaves the place empty. */
	signatory: string | null;
	/** The family's language first, French second; French alone when they agree. */
	parts: {
		voice: Voice;
		title: string;
		sessions: { theme: string; day: string; hours: string }[];
		thanks: string;
		signs: string;
	}[];
}

/**
 * A certificate of participation for a parent, on one page, in the family's language and in French.
 * @param input.sessions those that the parent came to, in their order
 * @param input.issuedOn day of the school's wall clock, `YYYY-MM-DD`
 */
export function writeCertificate(input: {
	school: LetterSchool;
	guardian: {
		title: string | null;
		firstName: string;
		lastName: string;
		locale: Language | null;
	};
	sessions: readonly { theme: WorkshopTheme; startsAt: string; endsAt: string }[];
	issuedOn: string;
	signatory: string | null;
}): PaperDocument & { data: CertificateData } {
	const { school, guardian, sessions } = input;
	const speakers = familyAndFrench(guardian.locale, ['certificate', 'workshop', 'loan'], school);
	const french = serverTranslator('fr');
	return {
		template: 'certificate',
		data: {
			title: french('certificate:title'),
			brand: french('common:brand'),
			school: school.name,
			name: [titled(guardian.title), guardian.firstName, guardian.lastName]
				.filter(Boolean)
				.join(' '),
			day: formatDayAndYear('fr', input.issuedOn),
			signatory: input.signatory,
			parts: speakers.map(({ locale, t, voice }) => ({
				voice,
				title: t('certificate:title'),
				sessions: sessions.map(({ theme, startsAt, endsAt }) => {
					const [from, to] = [new Date(startsAt), new Date(endsAt)];
					return {
						theme: t(`workshop:themes.${theme}`),
						day: formatDayAndYear(locale, isoDateIn(from, school.timeZone)),
						hours: t('workshop:hours', {
							from: formatHour(locale, from, school.timeZone),
							to: formatHour(locale, to, school.timeZone)
						})
					};
				}),
				thanks: t('certificate:thanks'),
				signs: t('loan:agreement.school-signs')
			}))
		}
	};
}
