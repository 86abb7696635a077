import type { Language } from '../../../domain/shared/locale';
import { formatDayAndYear } from '../../../i18n/dates';
import { serverTranslator } from '../../i18n/messages';
import { titled, type LetterSchool } from '../../letter/write-letter';
import type { PaperDocument } from '../press';
import { agreementWords, type LoanThing } from './agreement-words';
import type { Voice } from './voices';

export interface LoanAgreementData {
	title: string;
	brand: string;
	school: string;
	name: string;
	/** A pictogram. */
	picture: LoanThing;
	/** For staff, in French. */
	label: string;
	number: string | null;
	by: string;
	/** Days as figures, which every language reads: `24/11/2026`. */
	lentOn: string;
	dueOn: string;
	/** The family's language first, French second; French alone when they agree. */
	parts: {
		voice: Voice;
		title: string;
		sentences: string[];
		agree: string;
		familySigns: string;
		schoolSigns: string;
	}[];
	day: string;
}

/**
 * The agreement to a loan of equipment, on one page, to be signed by the family and by the school.
 * @param input.lentOn and `dueOn`: days of the school's wall clock, `YYYY-MM-DD`
 * @param input.lentBy name of who hands the thing over
 */
export function writeLoanAgreement(input: {
	school: LetterSchool;
	guardian: {
		title: string | null;
		firstName: string;
		lastName: string;
		locale: Language | null;
	};
	equipment: { kind: LoanThing; label: string; inventoryNumber: string | null };
	lentOn: string;
	dueOn: string;
	lentBy: string;
}): PaperDocument & { data: LoanAgreementData } {
	const { school, guardian, equipment, lentOn, dueOn } = input;
	const french = serverTranslator('fr');
	const words = agreementWords(guardian.locale, equipment.kind, dueOn, school);
	return {
		template: 'loan-agreement',
		data: {
			title: french('loan:agreement.title'),
			brand: french('common:brand'),
			school: school.name,
			name: [titled(guardian.title), guardian.firstName, guardian.lastName]
				.filter(Boolean)
				.join(' '),
			picture: equipment.kind,
			label: equipment.label,
			number: equipment.inventoryNumber
				? french('mediation-paper:loan.number', { number: equipment.inventoryNumber })
				: null,
			by: french('mediation-paper:loan.by', { name: input.lentBy }),
			lentOn: figures(lentOn),
			dueOn: figures(dueOn),
			parts: words.map(({ t, voice, title, sentences, agree }) => ({
				voice,
				title,
				sentences,
				agree,
				familySigns: t('loan:agreement.family-signs'),
				schoolSigns: t('loan:agreement.school-signs')
			})),
			day: formatDayAndYear('fr', lentOn)
		}
	};
}

const figures = (isoDay: string) => isoDay.split('-').reverse().join('/');
