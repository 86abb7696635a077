import type { FileRefusal } from '$lib/domain/directory/errors';

/** Stops the reading of a file from any depth; `readSiecleFile` turns it into a refusal. */
export class Refused extends Error {
	readonly refusal: WithoutFile<FileRefusal>;

	constructor(refusal: WithoutFile<FileRefusal>) {
		super(refusal.code);
		this.refusal = refusal;
	}
}

type WithoutFile<T> = T extends unknown ? Omit<T, 'file'> : never;
