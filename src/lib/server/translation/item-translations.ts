import { and, eq, inArray } from 'drizzle-orm';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import type { ItemKind } from '../../domain/shared/item-version';
import { DEFAULT_LOCALE, LOCALES, type Locale } from '../../domain/shared/locale';
import {
	markOf,
	TRANSLATION_MARKS,
	type TranslationMark
} from '../../domain/translation/read-text';
import { textsSaid } from '../../domain/translation/texts-said';
import { shownTranslation } from '../../domain/translation/translation-status';
import type { App } from '../app';
import { translation } from '../db/schema/translation';
import { sourceHash } from './source-hash';
import { keptIn, outlookOf } from './translation-of';

/** The languages in which something said stands so, of those that were asked for. */
export type ItemTranslations = { mark: TranslationMark; locales: Locale[] };

/**
 * Where the translations of something said stand, the best first: for whoever may read it, and who
 * reads no translation here. A language is where the worst of its texts is.
 *
 * @param said an item of the actor's school, as `readItem` gives it
 */
export async function itemTranslations(
	app: App,
	actor: StaffActor,
	said: { kind: ItemKind; content: unknown }
): Promise<ItemTranslations[]> {
	const hashes = textsSaid(said.kind, said.content).map(({ text }) =>
		sourceHash(text, DEFAULT_LOCALE)
	);
	const rows = await readRows(app, actor.schoolId, hashes);
	const former = await readRows(
		app,
		actor.schoolId,
		rows.flatMap(({ formerHash }) => formerHash ?? [])
	);
	const worst = new Map<string, number>();
	for (const row of rows) {
		const { targetLocale: to, formerHash } = row;
		const before = former.find((one) => one.sourceHash === formerHash && one.targetLocale === to);
		const shown = shownTranslation(keptIn(row), keptIn(before));
		const mark = markOf({ shown, outlook: outlookOf(row) });
		if (!mark) continue;
		const rank = TRANSLATION_MARKS.indexOf(mark);
		worst.set(to, Math.min(rank, worst.get(to) ?? rank));
	}
	return TRANSLATION_MARKS.map((mark, rank) => ({
		mark,
		locales: LOCALES.filter((locale) => worst.get(locale) === rank)
	}))
		.filter(({ locales }) => locales.length > 0)
		.toReversed();
}

async function readRows(app: App, schoolId: string, hashes: string[]) {
	if (hashes.length === 0) return [];
	return app.db.transaction(SYSTEM, (tx) =>
		tx
			.select()
			.from(translation)
			.where(and(eq(translation.schoolId, schoolId), inArray(translation.sourceHash, hashes)))
	);
}
