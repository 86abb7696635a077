import type { HomeCard } from '../../domain/home/home';
import { DEFAULT_LOCALE, languageTag, type Locale } from '../../domain/shared/locale';
import type { ReadTexts } from '../../domain/translation/read-text';
import { textsSaid } from '../../domain/translation/texts-said';
import type { App } from '../app';
import { describeError } from '../describe-error';
import { translationsOf } from '../translation/translation-of';
import type { WantedText } from '../translation/want-translations';

/**
 * Adds to cards what a family reads of their texts: one look-up a school. A page never waits for an
 * engine, and never fails for want of a translation: without one the original is shown.
 */
export async function translateCards(
	app: App,
	locale: Locale,
	cards: readonly HomeCard[]
): Promise<HomeCard[]> {
	// Readers of French, simplified or not, read what the school wrote.
	if (languageTag(locale) === DEFAULT_LOCALE) return [...cards];
	const bySchool = Map.groupBy(cards, ({ school }) => school.id);
	const read = new Map<string, ReadTexts>();
	for (const [schoolId, ours] of bySchool) {
		const texts = [...new Map(ours.flatMap(wantedOf).map((one) => [one.text, one])).values()];
		if (texts.length === 0) continue;
		try {
			const found = await translationsOf(app, {
				schoolId,
				from: DEFAULT_LOCALE,
				to: locale,
				texts
			});
			read.set(schoolId, new Map(texts.map(({ text }, n) => [text, found[n]!])));
		} catch (error) {
			app.log.error({ schoolId, ...describeError(error) }, 'translations not looked up');
		}
	}
	return cards.map((card) => ({ ...card, read: read.get(card.school.id) ?? NONE }));
}

const NONE: ReadTexts = new Map();

function wantedOf(card: HomeCard): WantedText[] {
	if (card.isTakenBack) return [];
	return textsSaid(card.kind, card).map(({ text, isSensitive }) => ({
		text,
		formerText: null,
		isSensitive,
		isPersonal: card.isPersonal
	}));
}
