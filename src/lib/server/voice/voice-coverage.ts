import { and, eq } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import { bankStates, coverageOf, type BankCoverage } from '../../domain/voice/bank-coverage';
import { BANK_LOCALES, type BankLocale } from '../../domain/voice/bank-locale';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { bankVoice } from '../db/schema/voice';
import type { SchoolWording } from '../wording/school-wording';
import { bankWords, readWordingOf } from './bank-words';

/** How far the voice bank of the actor's school has come in one language. */
export function voiceCoverage(
	app: App,
	actor: StaffActor,
	locale: BankLocale
): Promise<BankCoverage> {
	return app.db.transaction(actor, (tx) => readCoverage(tx, actor.schoolId, locale));
}

/** The same inside a transaction that is open already. */
export async function readCoverage(
	tx: Tx,
	schoolId: string,
	locale: BankLocale
): Promise<BankCoverage> {
	const rows = await tx
		.select({ sentence: bankVoice.sentence, hash: bankVoice.wordsHash })
		.from(bankVoice)
		.where(and(eq(bankVoice.schoolId, schoolId), eq(bankVoice.locale, locale)));
	return coverageFrom(locale, await readWordingOf(tx, schoolId), rows);
}

/** The coverage of every language, those that were begun and those that were not. */
export async function listCoverages(
	app: App,
	actor: StaffActor
): Promise<{ locale: BankLocale; coverage: BankCoverage }[]> {
	const { rows, wording } = await app.db.transaction(actor, async (tx) => ({
		wording: await readWordingOf(tx, actor.schoolId),
		rows: await tx
			.select({
				locale: bankVoice.locale,
				sentence: bankVoice.sentence,
				hash: bankVoice.wordsHash
			})
			.from(bankVoice)
			.where(eq(bankVoice.schoolId, actor.schoolId))
	}));
	const byLocale = Map.groupBy(rows, (row) => row.locale);
	return BANK_LOCALES.map((locale) => ({
		locale,
		coverage: coverageFrom(locale, wording, byLocale.get(locale) ?? [])
	}));
}

function coverageFrom(
	locale: BankLocale,
	wording: SchoolWording,
	rows: readonly { sentence: string; hash: string }[]
): BankCoverage {
	const words = new Map(
		[...bankWords(locale, wording)].map(([sentence, { hash }]) => [sentence, hash])
	);
	const recorded = new Map(rows.map(({ sentence, hash }) => [sentence, hash]));
	return coverageOf(bankStates(words, recorded));
}
