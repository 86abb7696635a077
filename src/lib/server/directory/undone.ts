import type { ImportRefusal } from '$lib/domain/directory/errors';
import type { ImportSummary } from '$lib/domain/directory/import-summary';
import type { Result } from '$lib/domain/shared/result';

/** Undoes the transaction of a preview, and of a refusal found inside it. */
export class Undone extends Error {
	readonly outcome: Result<ImportSummary, ImportRefusal>;

	constructor(outcome: Result<ImportSummary, ImportRefusal>) {
		super('Nothing is written');
		this.outcome = outcome;
	}
}
