import { setImmediate } from 'node:timers/promises';
import type { StaffActor } from '../../domain/shared/actor';
import type { Letter } from '../../ui/letter/letter';
import type { App } from '../app';
import type { PrintableInvitation } from '../first-connection/create-invitations';
import { writeInvitationLetters } from '../paper/documents/write-invitation-letters';
import { printBatch } from './print-batch';
import { readSender, writeLetter } from './write-letter';

/** Prints the letters of invitations just made as one PDF, a page each (see `printBatch`). */
export async function printInvitations(
	app: App,
	actor: StaffActor,
	invitations: readonly PrintableInvitation[]
): ReturnType<typeof printBatch> {
	const sender = await readSender(app, actor);
	const batch = { total: invitations.length, timeZone: sender.timeZone, isOnePageEach: true };
	return printBatch(app, actor, batch, async () => {
		const letters: Letter[] = [];
		for (const [n, invitation] of invitations.entries()) {
			letters.push(writeLetter(sender, app.config.origin, invitation));
			// A few at a time: visitors come between.
			if (n % 10 === 9) await setImmediate();
		}
		return writeInvitationLetters(letters);
	});
}
