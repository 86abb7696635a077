import * as v from 'valibot';
import { isBankLocale, type BankLocale } from './bank-locale';
import { isBankSentence, type BankSentence } from './bank-sentences';

/** Which sentence of which language; anything else is a page that does not exist. */
export const bankPlaceInput = v.object({
	locale: v.custom<BankLocale>(isBankLocale, 'voice.not-found'),
	sentence: v.custom<BankSentence>(isBankSentence, 'voice.not-found')
});
export type BankPlace = v.InferOutput<typeof bankPlaceInput>;

const wordsHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'voice.not-found'));

/** A sentence that is said: `seen` are the words that were on the screen (`BankWords`' hash). */
export const saidSentenceInput = v.object({ ...bankPlaceInput.entries, seen: wordsHash });
export type SaidSentence = v.InferOutput<typeof saidSentenceInput>;

/** A voice that was just removed, to be put back: its recording, and the words that it read. */
export const removedVoiceInput = v.object({
	...bankPlaceInput.entries,
	recordingId: v.pipe(v.string(), v.uuid('voice.not-found')),
	wordsHash
});
export type RemovedVoice = v.InferOutput<typeof removedVoiceInput>;
