import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { protectText } from '../../domain/translation/protect-text';
import type { SlotKind } from '../../domain/translation/slot';
import { textPieces } from '../../domain/translation/text-pieces';
import type { App } from '../app';
import { readTranslation, type TranslationToReview } from './list-translations';
import { readSchoolWords } from './school-words';
import { wordSlot } from './word-slot';

/** Something of the original that a translation has to keep. */
export type KeptSlot = {
	kind: SlotKind;
	source: string;
	/** How Passerelle words it in the language of the translation. */
	words: string;
};

/** A text to review: the translation, its original cut at what has to be kept, and that, once each. */
export type Review = {
	translation: TranslationToReview;
	pieces: { text: string; kind: SlotKind | null }[];
	kept: KeptSlot[];
};

/** Reads a text for the two-column page; null when it is not there, or not for the actor's eyes. */
export async function readReview(app: App, actor: StaffActor, id: string): Promise<Review | null> {
	const translation = await readTranslation(app, actor, id);
	if (!translation) return null;
	const words = await app.db.transaction(SYSTEM, (tx) => readSchoolWords(tx, actor.schoolId));
	const { to } = translation;
	const pieces = textPieces(protectText(translation.source, { ...words, target: to }));
	const kept = pieces.flatMap(({ text, slot }) =>
		slot ? { kind: slot.kind, source: text, words: wordSlot(slot, to) } : []
	);
	return {
		translation,
		pieces: pieces.map(({ text, slot }) => ({ text, kind: slot?.kind ?? null })),
		kept: [...new Map(kept.map((slot) => [slot.source, slot])).values()]
	};
}
