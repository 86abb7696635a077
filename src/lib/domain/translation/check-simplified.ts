import { ok, refuse, type Result } from '../shared/result';
import { checkSlots } from './check-slots';
import type { TranslationFault } from './errors';
import { withoutMarks } from './marks';
import { isNegated, mayBecomeNegated } from './negation';
import type { ProtectedText } from './slot';

/**
 * Decides whether a simplified version of a French text may be proposed: as for a translation, and a
 * refusal stays a refusal. Simple French may say it another way (« interdit », « seulement »), so any
 * such word will do: the writer reads it beside her own before she takes it.
 *
 * @returns the version with its marks tidied, ready for `restoreText`; or the first fault
 */
export function checkSimplified(
	original: ProtectedText,
	answer: string
): Result<string, TranslationFault> {
	const checked = checkSlots(original, answer, { from: 'fr', to: 'fr-simple' });
	if (!checked.ok) return checked;
	const [before, after] = [withoutMarks(original.text), withoutMarks(checked.value)];
	if (isNegated(before, 'fr') && !mayBecomeNegated(after)) {
		return refuse({ code: 'translation.negation-lost' });
	}
	if (!mayBecomeNegated(before) && isNegated(after, 'fr')) {
		return refuse({ code: 'translation.negation-added' });
	}
	return ok(checked.value);
}
