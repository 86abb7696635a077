import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StaffActor } from '$lib/domain/shared/actor';
import type { App } from '$lib/server/app';
import {
	createInvitations,
	type PrintableInvitation
} from '$lib/server/first-connection/create-invitations';
import { renderLetters } from '$lib/server/letter/render-letter';
import { writeLetters } from '$lib/server/letter/write-letter';
import { AMINA, openGuardians } from './find-guardians';

/**
 * Writes three letters to print: Amina's in Arabic, one for a family whose language nobody asked
 * yet, and Marta's from her daughter's school.
 * @returns Amina's invitation, and the file's path
 */
export async function writeDemoLetters(
	app: App,
	folder: string,
	who: { tilleuls: StaffActor; julesVerne: StaffActor }
): Promise<{ amina: PrintableInvitation; file: string }> {
	const here = await openGuardians(app, who.tilleuls);
	const unknown = here.findLast(({ locale }) => locale === null);
	const there = await openGuardians(app, who.julesVerne);
	const chosen = [
		{ actor: who.tilleuls, guardian: here.find(({ sourceId }) => sourceId === AMINA) },
		{ actor: who.tilleuls, guardian: unknown },
		{ actor: who.julesVerne, guardian: there.find(({ locale }) => locale === 'uk') }
	];
	const letters = [];
	let amina: PrintableInvitation | undefined;
	for (const { actor, guardian } of chosen) {
		const made = await createInvitations(app, actor, [guardian!.id]);
		if (!made.ok) throw new Error(made.error.code);
		amina ??= made.value.invitations[0];
		letters.push(...(await writeLetters(app, actor, made.value.invitations)));
	}
	const file = join(folder, 'lettres.html');
	writeFileSync(file, renderLetters(letters), { mode: 0o600 });
	return { amina: amina!, file };
}
