import { eq } from 'drizzle-orm';
import { DEFAULT_LOCALE, isPrepared } from '../../domain/shared/locale';
import type { BankLocale } from '../../domain/voice/bank-locale';
import { BANK_SENTENCES, type BankSentence } from '../../domain/voice/bank-sentences';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';
import { serverTranslator } from '../i18n/messages';
import { sourceHash } from '../translation/source-hash';
import {
	readSchoolWording,
	type SchoolWording,
	type WordedSchool
} from '../wording/school-wording';

/**
 * A sentence as it is worded now: what a speaker reads (null where the language has no written words
 * yet), and what is kept to know later whether these are still the words.
 */
export type BankWords = ReadonlyMap<BankSentence, { text: string | null; hash: string }>;

/** Languages and schools that have words of their own; what nobody asks for any more goes. */
const KEPT = 200;
const kept = new Map<string, BankWords>();

/**
 * The words of the bank's sentences in a language, as families of a school read them. A language
 * that is prepared only is recorded from the French: a recording is of that sentence until the
 * French changes, whatever a speaker fills in meanwhile.
 */
export function bankWords(locale: BankLocale, wording: SchoolWording): BankWords {
	const key = `${locale}/${wording.stamp}`;
	let words = kept.get(key);
	if (!words) {
		const said = isPrepared(locale) ? DEFAULT_LOCALE : locale;
		const t = serverTranslator(said);
		const own = wording.words.get(locale);
		words = new Map(
			BANK_SENTENCES.map((sentence) => {
				const ours = own?.get(sentence) ?? null;
				const text = isPrepared(locale) ? ours : (ours ?? t(sentence));
				const source = isPrepared(locale) ? t(sentence) : text!;
				return [sentence, { text, hash: sourceHash(source, said) }];
			})
		);
		if (kept.size >= KEPT) kept.clear();
		kept.set(key, words);
	}
	return words;
}

/** The same for a school whose row is at hand. */
export async function wordsOfSchool(
	tx: Tx,
	row: WordedSchool,
	locale: BankLocale
): Promise<BankWords> {
	return bankWords(locale, await readSchoolWording(tx, row));
}

/** The words that the speakers of a school changed. @param tx of whoever may read them */
export async function readWordingOf(tx: Tx, schoolId: string): Promise<SchoolWording> {
	const [row] = await tx
		.select({ id: school.id, wordsVersion: school.wordsVersion })
		.from(school)
		.where(eq(school.id, schoolId));
	return readSchoolWording(tx, row!);
}
