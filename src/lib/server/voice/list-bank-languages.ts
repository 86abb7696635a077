import type { StaffActor } from '../../domain/shared/actor';
import { isPrepared } from '../../domain/shared/locale';
import type { BankCoverage } from '../../domain/voice/bank-coverage';
import type { BankLocale } from '../../domain/voice/bank-locale';
import type { App } from '../app';
import { audienceLocales } from '../translation/audience-locales';
import { listCoverages } from './voice-coverage';

export type BankLanguage = { locale: BankLocale; coverage: BankCoverage };

/**
 * Every language with how far its voice bank has come: first those that families of the school read,
 * then those that are mostly spoken, where a voice is all there is, then the others.
 */
export async function listBankLanguages(
	app: App,
	actor: StaffActor
): Promise<{ read: BankLanguage[]; spoken: BankLanguage[]; others: BankLanguage[] }> {
	const languages = await listCoverages(app, actor);
	const locales = new Set<BankLocale>(await audienceLocales(app, { schoolId: actor.schoolId }));
	const isRead = ({ locale }: BankLanguage) => locales.has(locale);
	const isSpoken = ({ locale }: BankLanguage) => isPrepared(locale);
	return {
		read: languages.filter(isRead),
		spoken: languages.filter((one) => isSpoken(one) && !isRead(one)),
		others: languages.filter((one) => !isSpoken(one) && !isRead(one))
	};
}
