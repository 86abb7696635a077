import { count, eq } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import {
	DEFAULT_LOCALE,
	isLocale,
	isPrepared,
	isReread,
	LANGUAGES,
	type Language
} from '../../domain/shared/locale';
import { speaksItsCore, type BankCoverage } from '../../domain/voice/bank-coverage';
import { keysOf } from '../../domain/wording/wording-unit';
import { EVERY_LOCALE } from '../../domain/translation/find-terms';
import type { App } from '../app';
import { schoolTerm } from '../db/schema/translation';
import { readSchool } from '../directory/read-school';
import { audienceLanguages } from '../translation/audience-locales';
import { listCoverages } from '../voice/voice-coverage';
import { FAMILY_STRINGS, shippedWords } from './family-strings';
import { readSchoolWording } from './school-wording';

/** What a language has in a school, as its list tells it. */
export type LanguageStatus = {
	language: Language;
	/** Sentences that families read in it, whoever wrote them. */
	filled: number;
	/** Sentences that a speaker of the school answers for. */
	reviewed: number;
	all: number;
	/** Whether its words ship as reviewed: French, where they come from. */
	isSource: boolean;
	voice: BankCoverage;
	/** Whether the server can read it aloud where a telephone has no voice. */
	isSynthesised: boolean;
	/** Words of the school's glossary, those kept in every language included. */
	terms: number;
	/** Whether families of the school read it, or are written to in it. */
	isRead: boolean;
	/** A language that is prepared: whether it may be offered, and is. Null for the others. */
	offer: { isReady: boolean; isOn: boolean } | null;
};

/** Every language and what it has in the actor's school, in the order of the product. */
export async function listLanguageStatus(app: App, actor: StaffActor): Promise<LanguageStatus[]> {
	const coverages = new Map(
		(await listCoverages(app, actor)).map(({ locale, coverage }) => [locale, coverage])
	);
	const read = new Set(await audienceLanguages(app, { schoolId: actor.schoolId }));
	return app.db.transaction(actor, async (tx) => {
		const wording = await readSchoolWording(tx, await readSchool(tx, actor));
		const terms = await tx
			.select({ locale: schoolTerm.locale, words: count() })
			.from(schoolTerm)
			.where(eq(schoolTerm.schoolId, actor.schoolId))
			.groupBy(schoolTerm.locale);
		const termsIn = (locale: string) => terms.find((one) => one.locale === locale)?.words ?? 0;
		return LANGUAGES.map((language) => {
			const reviewed = wording.reviewed.get(language) ?? new Set();
			const shipped = shippedWords(language);
			const filled = FAMILY_STRINGS.filter(
				(unit) => reviewed.has(unit.key) || keysOf(unit, language).every((key) => shipped.has(key))
			).length;
			const voice = coverages.get(language)!;
			const all = FAMILY_STRINGS.length;
			return {
				language,
				filled,
				reviewed: isReread(language) ? all : reviewed.size,
				all,
				isSource: language === DEFAULT_LOCALE,
				voice,
				isSynthesised: isLocale(language) && Boolean(app.speech?.voiceOf(language)),
				terms: termsIn(language) + termsIn(EVERY_LOCALE),
				isRead: read.has(language),
				offer: isPrepared(language)
					? {
							isReady: filled === all || speaksItsCore(voice),
							isOn: wording.offered.has(language)
						}
					: null
			};
		});
	});
}
