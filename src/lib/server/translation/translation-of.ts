import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import { languageTag, type Locale } from '../../domain/shared/locale';
import type { ReadText } from '../../domain/translation/read-text';
import { shownTranslation } from '../../domain/translation/translation-status';
import type { App } from '../app';
import { translation } from '../db/schema/translation';
import { sourceHash } from './source-hash';
import { wantTranslations, type WantedText } from './want-translations';

/**
 * How texts of one school are shown to a reader: to a family what the school wrote, to the school
 * what a family did. In the order of `texts`. Read as SYSTEM by the text itself: whoever already
 * holds a text may read its translation, and nobody can list any.
 *
 * What nobody asked for yet (a family changed its language, a process died) is asked for now.
 */
export async function translationsOf(
	app: App,
	given: { schoolId: string; from: Locale; to: Locale; texts: readonly WantedText[] }
): Promise<ReadText[]> {
	const { schoolId, from, to, texts } = given;
	const rows = from === to ? new Map<string, Row>() : await readRows(app, given);
	const missing = texts.filter(
		({ text }) => text.trim() !== '' && !rows.has(sourceHash(text, from))
	);
	if (from !== to && missing.length > 0) {
		const hasWork = await wantTranslations(app, { schoolId, from, targets: [to], texts: missing });
		if (hasWork) app.wake();
		for (const [hash, row] of await readRows(app, { ...given, texts: missing }))
			rows.set(hash, row);
	}
	return texts.map(({ text }) => {
		const row = rows.get(sourceHash(text, from));
		const former = row?.formerHash ? rows.get(row.formerHash) : undefined;
		const shown = shownTranslation(keptIn(row), keptIn(former));
		const source = { original: row, machine: row, reviewed: row, stale: former }[shown.status];
		return {
			original: { text, lang: languageTag(from) },
			shown: { ...shown, lang: languageTag(shown.status === 'original' ? from : to) },
			engine: shown.status === 'original' || source?.reviewedAt ? null : (source?.engine ?? null),
			outlook: outlookOf(row)
		};
	});
}

type Row = typeof translation.$inferSelect;

/** The words of a row, and whether a person answers for them. */
export const keptIn = (row: Row | undefined) =>
	row && row.text !== null ? { text: row.text, isReviewed: row.reviewedAt !== null } : null;

/** What is to be expected of a text, from its row. */
export function outlookOf(row: Row | undefined): ReadText['outlook'] {
	if (!row || row.text !== null) return 'settled';
	if (row.state === 'waiting') return 'awaited';
	return row.state === 'refused' ? 'refused' : 'human';
}

/** By hash: the rows of the texts, and the translated ones of those that they replaced. */
async function readRows(
	app: App,
	{ schoolId, from, to, texts }: Parameters<typeof translationsOf>[1]
): Promise<Map<string, Row>> {
	const hashes = texts.map(({ text }) => sourceHash(text, from));
	if (hashes.length === 0) return new Map();
	return app.db.transaction(SYSTEM, async (tx) => {
		const ours = and(eq(translation.schoolId, schoolId), eq(translation.targetLocale, to));
		const own = await tx
			.select()
			.from(translation)
			.where(and(ours, inArray(translation.sourceHash, hashes)));
		const former = own.flatMap(({ text, formerHash }) =>
			text === null && formerHash !== null ? formerHash : []
		);
		const replaced = former.length
			? await tx
					.select()
					.from(translation)
					.where(and(ours, inArray(translation.sourceHash, former), isNotNull(translation.text)))
			: [];
		return new Map([...replaced, ...own].map((row) => [row.sourceHash, row]));
	});
}
