import type { BankState } from '../../../domain/voice/bank-coverage';

/** A sentence of the bank as these pages show it. */
export type ShownLine = {
	sentence: string;
	french: string;
	/** In the language itself; null when it has no written words yet. */
	text: string | null;
	/** What the words are known by, in the form that says them. */
	hash: string;
	state: BankState;
	voice: { recordingId: string; durationMs: number; by: string | null; at: Date } | null;
};
