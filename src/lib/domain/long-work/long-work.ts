/** Work that takes longer than a page, of which staff follow the progress. */
export const LONG_WORK_KINDS = ['letters', 'sms', 'import'] as const;
export type LongWorkKind = (typeof LONG_WORK_KINDS)[number];

/** How far it is; `lost`: whoever was doing it is gone (the server was restarted), nothing will come. */
export type LongWorkState = 'running' | 'done' | 'failed' | 'lost';

/** What a page shows of it. */
export interface LongWorkProgress {
	kind: LongWorkKind;
	done: number;
	total: number;
	state: LongWorkState;
	/** Whether a file can be taken. */
	hasFile: boolean;
}

/** Milliseconds that its file is kept for the one who asked: letters carry secrets. */
export const FILE_KEPT = 15 * 60_000;
/** Milliseconds without news after which work that runs is taken for lost. */
export const SILENCE_MAX = 5 * 60_000;

/** The state of a row as somebody asks for it. */
export function stateAt(
	row: { state: string; expiresAt: Date },
	now: Date
): LongWorkState | 'forgotten' {
	if (row.expiresAt > now) return row.state as LongWorkState;
	return row.state === 'running' ? 'lost' : 'forgotten';
}
