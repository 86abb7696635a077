import type { LOAN_THINGS } from '../../../domain/message/ready-sentence';
import type { Language } from '../../../domain/shared/locale';
import { readyWords } from '../../../i18n/ready-words';
import type { LetterSchool } from '../../letter/write-letter';
import { familyAndFrench, type Speaker } from './voices';

/** What a school lends, as its ready sentences name it. */
export type LoanThing = (typeof LOAN_THINGS)[number];

/** What is agreed to, in one language: the same words on paper and on a phone. */
export interface AgreementWords extends Speaker {
	title: string;
	sentences: string[];
	agree: string;
}

/**
 * The words of the agreement to a loan: the family's language first, French second.
 * @param dueOn day on which the thing is given back, `YYYY-MM-DD`
 */
export function agreementWords(
	locale: Language | null,
	thing: LoanThing,
	dueOn: string,
	school: LetterSchool
): AgreementWords[] {
	return familyAndFrench(locale, ['loan', 'ready'], school).map((speaker) => ({
		...speaker,
		title: speaker.t('loan:agreement.title'),
		sentences: [
			speaker.t('loan:agreement.lent'),
			readyWords(
				speaker.t,
				speaker.locale,
				{ sentence: 'loan', thing, step: 'return', day: dueOn },
				null
			),
			speaker.t('loan:agreement.care'),
			speaker.t('loan:agreement.problem')
		],
		agree: speaker.t('loan:agreement.agree')
	}));
}
