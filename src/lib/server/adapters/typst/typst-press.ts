import { paperFiles } from '../../paper/paper-files';
import type { PaperPress, Printed } from '../../paper/press';
import { workingThread } from '../thread/working-thread';
import { fontFiles } from './font-files';

/** Milliseconds: what a document, or a part of it, may take, the loading of the fonts included. */
const PATIENCE = 60_000;
/** Milliseconds without a document after which the thread goes, and its fonts with it. */
const IDLE = 60_000;

/** Typst, in a thread that starts with the first document and prints one after the other. */
export function typstPress(options: { fonts?: () => string[] } = {}): PaperPress {
	const { fonts = fontFiles } = options;
	const thread = workingThread<Printed>('paper-thread', {
		data: () => ({ fonts: fonts(), files: paperFiles() }),
		patience: PATIENCE,
		idle: IDLE
	});
	return {
		print: ({ template, data, parts = [], isOnlyPrinted = false }, told) =>
			thread.ask(
				{
					template: `${template}.typ`,
					data: JSON.stringify(data),
					parts: parts.map((part) => JSON.stringify(part)),
					isTagged: !isOnlyPrinted
				},
				told
			),
		close: () => thread.close()
	};
}
