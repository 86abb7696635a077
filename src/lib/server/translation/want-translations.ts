import { and, eq, inArray, sql } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import type { Locale } from '../../domain/shared/locale';
import { startTranslation } from '../../domain/translation/start-translation';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { translation, translationOptIn } from '../db/schema/translation';
import { sourceHash } from './source-hash';

/** A text that somebody will read in another language. */
export type WantedText = {
	text: string;
	/** What it replaced, in the same language; null for a new text. */
	formerText: string | null;
	/** Marked so by the school: no engine gets it. */
	isSensitive: boolean;
	/**
	 * For one pupil's family, or from one: mediators do not see it. An engine may still have it, since
	 * names are hidden. What is said to a division as well is personal no more.
	 */
	isPersonal?: boolean;
};

/**
 * Asks for the translations of texts of one school, as SYSTEM, in a transaction of its own: after
 * the message is saved, so that nothing here can hold it back. What was translated before is not
 * translated again. What was refused for want of an engine gets another chance; what is marked as
 * sensitive once stays so, and leaves the queue.
 *
 * @returns whether an engine has something to do: `app.wake()` then
 */
export async function wantTranslations(
	app: App,
	wanted: {
		schoolId: string;
		from: Locale;
		targets: readonly Locale[];
		texts: readonly WantedText[];
	}
): Promise<boolean> {
	const targets = [...new Set(wanted.targets)].filter((locale) => locale !== wanted.from);
	const texts = wanted.texts.filter(({ text }) => text.trim() !== '');
	if (targets.length === 0 || texts.length === 0) return false;
	return app.db.transaction(SYSTEM, (tx) => insertWanted(app, tx, { ...wanted, targets, texts }));
}

async function insertWanted(
	app: App,
	tx: Tx,
	{ schoolId, from, targets, texts }: Parameters<typeof wantTranslations>[1]
): Promise<boolean> {
	const now = app.clock.now();
	const optedInto = await engineOf(tx, schoolId);
	const former = await formerHashes(tx, schoolId, from, texts);
	const rows = texts.flatMap(({ text, formerText, isSensitive, isPersonal = false }) =>
		targets.map((to) => ({
			schoolId,
			sourceHash: sourceHash(text, from),
			sourceLocale: from,
			targetLocale: to,
			sourceText: text.trim(),
			formerHash: formerText === null ? null : former.get(`${sourceHash(formerText, from)} ${to}`)!,
			isSensitive,
			isPersonal,
			askedAt: now,
			nextAttemptAt: now,
			reason: null,
			...startTranslation({ isSensitive, engine: app.translator, optedInto, from, to })
		}))
	);
	// A text twice in one statement would be changed twice, which no database allows.
	const once = new Map(rows.map((row) => [`${row.sourceHash} ${row.targetLocale}`, row]));
	// In the same order by everybody, so that two processes do not wait for each other.
	const sorted = [...once.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
	const isSensitive = sql`(${translation.isSensitive} or excluded.is_sensitive)`;
	const isHeldBack = sql`(${isSensitive} and ${translation.state} <> 'done')`;
	const isRevived = sql`(${translation.text} is null and (
		${translation.state} = 'human'
		or (${translation.state} = 'refused' and ${translation.reason} like 'engine.%')
	))`;
	const written = await tx
		.insert(translation)
		.values(sorted)
		.onConflictDoUpdate({
			target: [translation.schoolId, translation.sourceHash, translation.targetLocale],
			set: {
				askedAt: now,
				formerHash: sql`coalesce(excluded.former_hash, ${translation.formerHash})`,
				isSensitive,
				isPersonal: sql`(${translation.isPersonal} and excluded.is_personal)`,
				state: sql`case when ${isHeldBack} then 'human'
					when ${isRevived} then excluded.state else ${translation.state} end`,
				reason: sql`case when ${isHeldBack} then 'sensitive'
					when ${isRevived} then excluded.reason else ${translation.reason} end`,
				attempts: sql`case when ${isRevived} then 0 else ${translation.attempts} end`,
				nextAttemptAt: sql`case when ${isRevived} then excluded.next_attempt_at
					else ${translation.nextAttemptAt} end`,
				leaseUntil: sql`case when ${isHeldBack} then null else ${translation.leaseUntil} end`
			}
		})
		.returning({ state: translation.state });
	return written.some(({ state }) => state === 'waiting');
}

/** Id of the engine that a school opted into; null when it did not. */
export async function engineOf(tx: Tx, schoolId: string): Promise<string | null> {
	const [row] = await tx
		.select({ engine: translationOptIn.engine })
		.from(translationOptIn)
		.where(eq(translationOptIn.schoolId, schoolId));
	return row?.engine ?? null;
}

/**
 * For each replaced text and language, the hash whose translation stands in meanwhile: its own, or,
 * while it was never translated, that of the text which it had replaced itself.
 */
async function formerHashes(
	tx: Tx,
	schoolId: string,
	from: Locale,
	texts: readonly WantedText[]
): Promise<{ get(key: string): string | null }> {
	const hashes = texts.flatMap(({ formerText }) =>
		formerText === null ? [] : sourceHash(formerText, from)
	);
	const known = hashes.length
		? await tx
				.select()
				.from(translation)
				.where(and(eq(translation.schoolId, schoolId), inArray(translation.sourceHash, hashes)))
		: [];
	const standing = new Map(
		known.map((row) => [
			`${row.sourceHash} ${row.targetLocale}`,
			row.text === null ? (row.formerHash ?? row.sourceHash) : row.sourceHash
		])
	);
	return { get: (key) => standing.get(key) ?? key.split(' ')[0]! };
}
