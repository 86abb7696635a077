import type { Letter } from '../../../ui/letter/letter';
import { serverTranslator } from '../../i18n/messages';
import type { PaperDocument } from '../press';

/** Invitations, one A4 page each, in their order. They hold secrets: printed, handed over, forgotten. */
export function writeInvitationLetters(
	letters: readonly Letter[]
): PaperDocument & { data: { title: string; letters: readonly Letter[] } } {
	return {
		template: 'letters',
		data: { title: serverTranslator('fr')('common:brand'), letters }
	};
}
