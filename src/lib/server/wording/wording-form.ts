import type { Language } from '../../domain/shared/locale';
import { keysOf } from '../../domain/wording/wording-unit';
import type { Done } from '../../ui/mediation/done';
import { FAMILY_STRING_OF } from './family-strings';

/** Characters by which a notice names a sentence. */
const NAME = 60;

/** The French of a sentence, cut, as a notice names it. */
export function wordingName(key: string): string {
	const french = (FAMILY_STRING_OF.get(key)?.french ?? '').replace(/\{\{\w+\}\}/g, '…');
	return french.length > NAME ? `${french.slice(0, NAME).trimEnd()}…` : french;
}

/** The words of a form, by key with plural form. Nothing else of it is read. */
export function readTexts(
	key: string,
	language: Language,
	values: Readonly<Record<string, string>>
): Map<string, string> {
	const unit = FAMILY_STRING_OF.get(key);
	const keys = unit ? keysOf(unit, language) : [];
	return new Map(keys.map((one) => [one, values[one] ?? '']));
}

/**
 * What takes a review back: the words that the speakers had left before, or those that ship.
 * @param now digest of the words that are taken back
 */
export function undoOf(
	key: string,
	{ before, now }: { before: ReadonlyMap<string, string> | null; now: string }
): Done['undo'] {
	const fields = { key, undoes: now };
	return before
		? { action: 'corriger', fields: { ...fields, ...Object.fromEntries(before) } }
		: { action: 'rendre', fields };
}
