import type { Paper } from '../../../ui/letter/paper';
import { serverTranslator } from '../../i18n/messages';
import type { PaperDocument } from '../press';
import { inParts } from './in-parts';

/** Letters to people who could not be reached, in their order; each begins a page, and may take two. */
export function writeUnreachedLetters(
	papers: readonly Paper[]
): PaperDocument & { parts: Paper[][] } {
	return {
		template: 'unreached-letters',
		data: { title: serverTranslator('fr')('common:brand') },
		parts: inParts(papers),
		isOnlyPrinted: true
	};
}
