import type { Letter } from '../../../ui/letter/letter';
import { serverTranslator } from '../../i18n/messages';
import type { PaperDocument } from '../press';
import { inParts } from './in-parts';

/** Invitations, one A4 page each, in their order. They hold secrets: printed, handed over, forgotten. */
export function writeInvitationLetters(
	letters: readonly Letter[]
): PaperDocument & { parts: Letter[][] } {
	return {
		template: 'letters',
		data: { title: serverTranslator('fr')('common:brand') },
		parts: inParts(letters),
		isOnlyPrinted: true
	};
}
