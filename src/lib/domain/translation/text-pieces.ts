import { splitAtMarks } from './marks';
import type { ProtectedText, Slot } from './slot';

/** A stretch of a text: plain words, or a slot that a translation has to keep. */
export type TextPiece = { text: string; slot: Slot | null };

/** A protected text as its pieces, in order: for a page that shows what has to be kept. */
export function textPieces({ text, slots }: ProtectedText): TextPiece[] {
	return splitAtMarks(text).map((piece) => {
		if (typeof piece === 'string') return { text: piece, slot: null };
		const slot = slots[piece - 1]!;
		return { text: slot.source, slot };
	});
}
