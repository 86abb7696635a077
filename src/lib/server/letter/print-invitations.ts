import { setImmediate } from 'node:timers/promises';
import type { StaffActor } from '../../domain/shared/actor';
import { isoDateIn } from '../../i18n/dates';
import type { Letter } from '../../ui/letter/letter';
import type { App } from '../app';
import type { PrintableInvitation } from '../first-connection/create-invitations';
import { serverTranslator } from '../i18n/messages';
import { startLongWork, type StartedWork } from '../long-work/start-long-work';
import {
	LETTERS_A_PART,
	writeInvitationLetters
} from '../paper/documents/write-invitation-letters';
import { readSender, writeLetter } from './write-letter';

/**
 * Prints the letters of invitations just made as one PDF, a page each, while the page that asked
 * follows how far it is.
 */
export async function printInvitations(
	app: App,
	actor: StaffActor,
	invitations: readonly PrintableInvitation[]
): Promise<{ started: StartedWork; ended: Promise<void> }> {
	const total = invitations.length;
	const sender = await readSender(app, actor);
	return startLongWork(app, actor, { kind: 'letters', total }, async (told) => {
		const letters: Letter[] = [];
		for (const [n, invitation] of invitations.entries()) {
			letters.push(writeLetter(sender, app.config.origin, invitation));
			// A few at a time: visitors come between.
			if (n % 10 === 9) await setImmediate();
		}
		const { bytes, pages } = await app.press.print(writeInvitationLetters(letters), (parts) =>
			told(Math.min(parts * LETTERS_A_PART, total))
		);
		// Two pages for one family would shift the sides of all that follow.
		if (pages !== total) throw new Error(`${total} letters took ${pages} pages.`);
		const day = isoDateIn(app.clock.now(), sender.timeZone);
		const name = serverTranslator('fr')('mediation-travaux:letters-file');
		return { bytes, mediaType: 'application/pdf', fileName: `${name}-${day}.pdf` };
	});
}
