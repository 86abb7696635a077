import { and, eq } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import {
	bankStates,
	coverageOf,
	type BankCoverage,
	type BankState
} from '../../domain/voice/bank-coverage';
import type { BankLocale } from '../../domain/voice/bank-locale';
import { BANK_GROUPS, type BankGroup, type BankSentence } from '../../domain/voice/bank-sentences';
import type { App } from '../app';
import { staff } from '../db/schema/staff';
import { bankVoice, recording } from '../db/schema/voice';
import { NO_WORDING } from '../wording/school-wording';
import { bankWords, readWordingOf } from './bank-words';

/** A sentence as the page of a language shows it. */
export type BankLine = {
	sentence: BankSentence;
	french: string;
	/** In the language itself; null when it has no written words yet. */
	text: string | null;
	/** What the words are known by, in the form that says them. */
	hash: string;
	state: BankState;
	/** What was recorded, whether its words are still those. */
	voice: { recordingId: string; durationMs: number; by: string | null; at: Date } | null;
};

export type Bank = {
	coverage: BankCoverage;
	groups: { group: BankGroup; lines: BankLine[] }[];
};

/** The voice bank of the actor's school in one language, sentence by sentence. */
export async function readBank(app: App, actor: StaffActor, locale: BankLocale): Promise<Bank> {
	const { rows, wording } = await app.db.transaction(actor, async (tx) => ({
		wording: await readWordingOf(tx, actor.schoolId),
		rows: await tx
			.select({
				sentence: bankVoice.sentence,
				hash: bankVoice.wordsHash,
				recordingId: recording.id,
				durationMs: recording.durationMs,
				at: recording.recordedAt,
				by: staff.name
			})
			.from(bankVoice)
			.innerJoin(recording, eq(recording.id, bankVoice.recordingId))
			.leftJoin(staff, eq(staff.id, recording.staffId))
			.where(and(eq(bankVoice.schoolId, actor.schoolId), eq(bankVoice.locale, locale)))
	}));
	const words = bankWords(locale, wording);
	const french = bankWords('fr', NO_WORDING);
	const hashes = new Map([...words].map(([sentence, { hash }]) => [sentence, hash]));
	const states = bankStates(hashes, new Map(rows.map((row) => [row.sentence, row.hash])));
	const voices = new Map(
		rows.map(({ sentence, recordingId, durationMs, by, at }) => [
			sentence,
			{ recordingId, durationMs, by, at }
		])
	);
	const lineOf = (sentence: BankSentence): BankLine => ({
		sentence,
		french: french.get(sentence)!.text!,
		...words.get(sentence)!,
		state: states.get(sentence)!,
		voice: voices.get(sentence) ?? null
	});
	return {
		coverage: coverageOf(states),
		groups: (Object.keys(BANK_GROUPS) as BankGroup[]).map((group) => ({
			group,
			lines: BANK_GROUPS[group].map(lineOf)
		}))
	};
}
