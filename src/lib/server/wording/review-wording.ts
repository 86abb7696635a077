import { and, eq, inArray } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import { DEFAULT_LOCALE, type Language } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { checkWording, type WordingFault } from '../../domain/wording/check-wording';
import { tidyWording } from '../../domain/wording/tidy-wording';
import { canReviewWordings } from '../../domain/wording/wording.policy';
import { keysOf } from '../../domain/wording/wording-unit';
import type { App } from '../app';
import { wording } from '../db/schema/language';
import { journal } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';
import { FAMILY_STRING_OF } from './family-strings';
import { countNewWords, currentWording, isStillOf, keptWordings } from './kept-wordings';
import { wordingDigest } from './wording-digest';

export type WordingRefusal =
	| { code: 'wording.not-allowed' | 'wording.not-found' }
	/** Somebody else changed the words since this speaker saw them: she reads them again. */
	| { code: 'wording.changed-meanwhile' }
	| { code: 'wording.faults'; faults: WordingFault[] };

/** What a speaker answers for. */
export type ReviewedWords = {
	language: Language;
	/** Key of the sentence, without plural form. */
	key: string;
	/** Words by key with plural form; null: those in force are right. */
	texts: ReadonlyMap<string, string> | null;
	/** Digest of the words that she saw (`wordingDigest`); null when they do not matter. */
	seen: string | null;
	/** Digest of the words that she takes back, which must still be hers; none when it is no undo. */
	undoes?: string | null;
};

/** What was done to a sentence. */
export type Reviewed = {
	isCorrected: boolean;
	/** The words that the school's speakers had left before; null: none. */
	before: ReadonlyMap<string, string> | null;
	/** Digest of the words in force from now on, for whoever takes them back. */
	now: string;
};

/**
 * A speaker answers for a sentence of the interface: as it is, or corrected. The families of her
 * school read those words from then on, in pages, letters, short messages and notifications. The
 * journal has who, when and which, never the words.
 *
 * Refusals: see WordingRefusal; `wording.not-found` also for French, where the words come from.
 */
export async function reviewWording(
	app: App,
	actor: StaffActor,
	{ language, key, texts, seen, undoes = null }: ReviewedWords
): Promise<Result<Reviewed, WordingRefusal>> {
	if (!canReviewWordings(actor)) return refuse({ code: 'wording.not-allowed' });
	const unit = FAMILY_STRING_OF.get(key);
	if (!unit || language === DEFAULT_LOCALE) return refuse({ code: 'wording.not-found' });
	const keys = keysOf(unit, language);
	const now = app.clock.now();
	const { schoolId, staffId } = actor;
	return app.db.transaction(actor, async (tx) => {
		// One at a time in a school: two speakers at the same sentence do not overwrite each other.
		await readSchool(tx, actor, 'update');
		const kept = await keptWordings(tx, schoolId, language, keys);
		const current = currentWording(unit, language, kept);
		const shown = wordingDigest(current.texts);
		const isTaken = undoes !== null && !isStillOf(staffId, kept, undoes === shown);
		if (isTaken || (seen !== null && seen !== shown)) {
			return refuse({ code: 'wording.changed-meanwhile' as const });
		}
		const said = new Map(
			keys.map((one) => [one, tidyWording(language, (texts ?? current.texts).get(one) ?? '')])
		);
		// The words that ship are right by another road (their test), one-off exceptions included.
		const isChanged = keys.some((one) => said.get(one) !== current.texts.get(one));
		const faults = isChanged ? checkWording(language, unit, said) : [];
		if (faults.length > 0) return refuse({ code: 'wording.faults' as const, faults });
		const rows = keys.map((one) => ({
			schoolId,
			locale: language,
			key: one,
			text: said.get(one)!,
			sourceHash: unit.sourceHash,
			reviewedBy: staffId,
			reviewedAt: now
		}));
		const ours = and(eq(wording.schoolId, schoolId), eq(wording.locale, language));
		await tx.delete(wording).where(and(ours, inArray(wording.key, keys)));
		await tx.insert(wording).values(rows);
		await countNewWords(tx, schoolId);
		await tx.insert(journal).values({
			at: now,
			schoolId,
			staffId,
			action: 'wording.reviewed',
			subject: key,
			details: { locale: language, wasChanged: isChanged }
		});
		const before = current.state === 'reviewed' ? current.texts : null;
		return ok({ isCorrected: isChanged, before, now: wordingDigest(said) });
	});
}
