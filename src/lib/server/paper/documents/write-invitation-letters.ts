import type { Letter } from '../../../ui/letter/letter';
import { serverTranslator } from '../../i18n/messages';
import type { PaperDocument } from '../press';

/** Letters in one part of the document: how often its progress is told. */
export const LETTERS_A_PART = 20;

/** Invitations, one A4 page each, in their order. They hold secrets: printed, handed over, forgotten. */
export function writeInvitationLetters(
	letters: readonly Letter[]
): PaperDocument & { parts: Letter[][] } {
	const parts = Array.from({ length: Math.ceil(letters.length / LETTERS_A_PART) }, (_, n) =>
		letters.slice(n * LETTERS_A_PART, (n + 1) * LETTERS_A_PART)
	);
	return {
		template: 'letters',
		data: { title: serverTranslator('fr')('common:brand') },
		parts,
		isOnlyPrinted: true
	};
}
