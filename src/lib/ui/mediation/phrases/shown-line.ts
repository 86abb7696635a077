/** A sentence of the family side, as the page of its speaker shows it. */
export type ShownLine = {
	key: string;
	french: string;
	slots: string[];
	state: 'to-review' | 'stale' | 'reviewed';
	isCorrected: boolean;
	/** One, or one for each plural form; `numbers` takes that form. */
	forms: { key: string; numbers: number[] | null; text: string | null; former: string | null }[];
	/** What the words are known by, so that nobody answers for others than she saw. */
	seen: string;
	/** Whether the school's speakers left words that can be given up. */
	canGiveUp: boolean;
	by: string | null;
	at: Date | null;
};

/** What was wrong with words that were sent. */
export type Trouble = {
	key: string;
	faults: { key: string; code: string; slots?: string[] }[];
	values: Record<string, string>;
};
