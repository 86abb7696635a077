import { and, eq, inArray } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { canReviewWordings } from '../../domain/wording/wording.policy';
import { keysOf } from '../../domain/wording/wording-unit';
import type { App } from '../app';
import { wording } from '../db/schema/language';
import { journal } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';
import { FAMILY_STRING_OF } from './family-strings';
import { countNewWords, currentWording, isStillOf, keptWordings } from './kept-wordings';
import type { ReviewedWords, WordingRefusal } from './review-wording';
import { wordingDigest } from './wording-digest';

/**
 * Gives up what the speakers of the school left for a sentence: the words that ship are back, to be
 * reviewed again; a language that is prepared has none, and its families read simple French.
 *
 * @param undoes as in `ReviewedWords`
 * @returns the words given up and those in force, for whoever wants them back; null: there were none
 */
export async function giveUpWording(
	app: App,
	actor: StaffActor,
	{ language, key, undoes }: Pick<ReviewedWords, 'language' | 'key'> & { undoes: string | null }
): Promise<Result<{ before: ReadonlyMap<string, string>; now: string } | null, WordingRefusal>> {
	if (!canReviewWordings(actor)) return refuse({ code: 'wording.not-allowed' });
	const unit = FAMILY_STRING_OF.get(key);
	if (!unit) return refuse({ code: 'wording.not-found' });
	const now = app.clock.now();
	const { schoolId, staffId } = actor;
	return app.db.transaction(actor, async (tx) => {
		await readSchool(tx, actor, 'update');
		const keys = keysOf(unit, language);
		const kept = await keptWordings(tx, schoolId, language, keys);
		const shown = wordingDigest(currentWording(unit, language, kept).texts);
		if (undoes !== null && !isStillOf(staffId, kept, undoes === shown)) {
			return refuse({ code: 'wording.changed-meanwhile' as const });
		}
		if (kept.size === 0) return ok(null);
		await tx
			.delete(wording)
			.where(
				and(
					eq(wording.schoolId, schoolId),
					eq(wording.locale, language),
					inArray(wording.key, keys)
				)
			);
		await countNewWords(tx, schoolId);
		await tx.insert(journal).values({
			at: now,
			schoolId,
			staffId,
			action: 'wording.given-up',
			subject: key,
			details: { locale: language }
		});
		const before = new Map([...kept.values()].map((row) => [row.key, row.text]));
		const { texts } = currentWording(unit, language, new Map());
		return ok({ before, now: wordingDigest(texts) });
	});
}
