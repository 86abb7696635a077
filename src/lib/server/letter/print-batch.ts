import type { StaffActor } from '../../domain/shared/actor';
import { isoDateIn } from '../../i18n/dates';
import type { App } from '../app';
import { serverTranslator } from '../i18n/messages';
import { startLongWork, type StartedWork } from '../long-work/start-long-work';
import { LETTERS_A_PART } from '../paper/documents/in-parts';
import type { PaperDocument } from '../paper/press';

/**
 * Prints a batch of letters as one PDF while the page that asked follows how far it is.
 * @param batch.timeZone of the day in the file's name
 * @param batch.isOnePageEach a letter that takes two is a mistake, and nothing is handed out
 * @param write words them, inside the long work
 */
export function printBatch(
	app: App,
	actor: StaffActor,
	batch: { total: number; timeZone: string; isOnePageEach: boolean },
	write: () => Promise<PaperDocument> | PaperDocument
): Promise<{ started: StartedWork; ended: Promise<void> }> {
	const { total, timeZone, isOnePageEach } = batch;
	return startLongWork(app, actor, { kind: 'letters', total }, async (told) => {
		const { bytes, pages } = await app.press.print(await write(), (parts) =>
			told(Math.min(parts * LETTERS_A_PART, total))
		);
		// Two pages for one family would shift the sides of all that follow.
		if (isOnePageEach && pages !== total) throw new Error(`${total} letters took ${pages} pages.`);
		const day = isoDateIn(app.clock.now(), timeZone);
		const name = serverTranslator('fr')('mediation-travaux:letters-file');
		return { bytes, mediaType: 'application/pdf', fileName: `${name}-${day}.pdf` };
	});
}
