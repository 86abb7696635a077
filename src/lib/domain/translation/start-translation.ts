import type { Locale } from '../shared/locale';
import type { TranslatorEngine } from './translator-engine';

/** Why only a person may translate a text, or will. */
export type HumanReason = 'sensitive' | 'no-engine' | 'not-opted-in' | 'engine.unsupported';

/** How the translation of a text begins: in the queue of the engine, or on the list of people. */
export type TranslationStart = { state: 'waiting' } | { state: 'human'; reason: HumanReason };

/**
 * Decides whether an engine may have a text. Default: no. What a school marks as sensitive never
 * leaves; the rest does only if the school opted into this very engine.
 *
 * @param optedInto id of the engine that the school opted into; null when it did not
 */
export function startTranslation(given: {
	isSensitive: boolean;
	engine: TranslatorEngine | null;
	optedInto: string | null;
	from: Locale;
	to: Locale;
}): TranslationStart {
	const { isSensitive, engine, optedInto, from, to } = given;
	if (isSensitive) return { state: 'human', reason: 'sensitive' };
	if (!engine) return { state: 'human', reason: 'no-engine' };
	if (optedInto !== engine.id) return { state: 'human', reason: 'not-opted-in' };
	if (!engine.canTranslate(from, to)) return { state: 'human', reason: 'engine.unsupported' };
	return { state: 'waiting' };
}
