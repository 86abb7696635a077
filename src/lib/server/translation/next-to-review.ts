import type { StaffActor } from '../../domain/shared/actor';
import type { Locale } from '../../domain/shared/locale';
import { translationKey } from '../../domain/translation/review-translation.input';
import type { App } from '../app';
import { listTranslations, readTranslation } from './list-translations';

/** Texts among which the next one is looked for: more than a month of a school. */
const LOOKED_AT = 1_000;

/**
 * The text that comes after this one on the list of what is to review, beginning again at its end.
 *
 * @param to language that the list is of; null for all
 * @returns its id; null when no other is left
 */
export async function nextToReview(
	app: App,
	actor: StaffActor,
	id: string,
	to: Locale | null
): Promise<string | null> {
	const list = await listTranslations(app, actor, { to: to ?? undefined, atMost: LOOKED_AT });
	const at = list.findIndex((line) => line.id === id);
	const others = [...list.slice(at + 1), ...list.slice(0, Math.max(at, 0))];
	return others[0]?.id ?? null;
}

/** What was just reviewed, to be said on the page that comes next. */
export type JustReviewed = { id: string; source: string; to: Locale };

/** Reads it by the key of an address; null when that names nothing that somebody answers for. */
export async function readReviewed(
	app: App,
	actor: StaffActor,
	key: string | null
): Promise<JustReviewed | null> {
	const id = translationKey(key);
	const row = id && (await readTranslation(app, actor, id));
	return row && row.isReviewed ? { id: row.id, source: row.source, to: row.to } : null;
}
