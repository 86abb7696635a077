import type { App } from '../app';
import type { PaperDocument } from './press';

/** Prints a document. @throws when it cannot be printed: a bug, or a missing font */
export async function renderPdf(
	{ press }: Pick<App, 'press'>,
	document: PaperDocument
): Promise<Uint8Array<ArrayBuffer>> {
	return (await press.print(document)).bytes;
}
