import { and, eq } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { PreparedLocale } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { speaksItsCore } from '../../domain/voice/bank-coverage';
import { keysOf } from '../../domain/wording/wording-unit';
import { canReviewWordings } from '../../domain/wording/wording.policy';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { schoolLanguage } from '../db/schema/language';
import { journal } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';
import { readCoverage } from '../voice/voice-coverage';
import { FAMILY_STRINGS, shippedWords } from './family-strings';
import { countNewWords, currentWording, keptWordings } from './kept-wordings';

export type LanguageRefusal = { code: 'wording.not-allowed' | 'wording.language-not-ready' };

/** What a prepared language has in a school; either one, whole, is enough to offer it. */
export type Readiness = { filled: number; all: number; isCoreRecorded: boolean; isReady: boolean };

/** How far a prepared language has come: every sentence filled in, or the core of its voice recorded. */
export async function readReadiness(
	tx: Tx,
	schoolId: string,
	language: PreparedLocale
): Promise<Readiness> {
	const kept = await keptWordings(tx, schoolId, language);
	const shipped = shippedWords(language);
	const filled = FAMILY_STRINGS.filter(
		(unit) =>
			currentWording(unit, language, kept).state === 'reviewed' ||
			keysOf(unit, language).every((key) => shipped.has(key))
	).length;
	const isCoreRecorded = speaksItsCore(await readCoverage(tx, schoolId, language));
	const all = FAMILY_STRINGS.length;
	return { filled, all, isCoreRecorded, isReady: filled === all || isCoreRecorded };
}

/**
 * Offers a prepared language to the families of the school, or no longer: families who had chosen it
 * read simple French then, and find their language again when it is back.
 *
 * Refusals: `wording.not-allowed`, `wording.language-not-ready`. Doing again what is done is no
 * mistake.
 */
export async function switchLanguage(
	app: App,
	actor: StaffActor,
	{ language, isOn }: { language: PreparedLocale; isOn: boolean }
): Promise<Result<null, LanguageRefusal>> {
	if (!canReviewWordings(actor)) return refuse({ code: 'wording.not-allowed' });
	const now = app.clock.now();
	const { schoolId, staffId } = actor;
	return app.db.transaction(actor, async (tx) => {
		await readSchool(tx, actor, 'update');
		if (isOn && !(await readReadiness(tx, schoolId, language)).isReady) {
			return refuse({ code: 'wording.language-not-ready' as const });
		}
		const changed = isOn
			? await tx
					.insert(schoolLanguage)
					.values({ schoolId, locale: language, since: now, by: staffId })
					.onConflictDoNothing()
					.returning({ locale: schoolLanguage.locale })
			: await tx
					.delete(schoolLanguage)
					.where(and(eq(schoolLanguage.schoolId, schoolId), eq(schoolLanguage.locale, language)))
					.returning({ locale: schoolLanguage.locale });
		if (changed.length === 0) return ok(null);
		await countNewWords(tx, schoolId);
		await tx.insert(journal).values({
			at: now,
			schoolId,
			staffId,
			action: isOn ? 'language.offered' : 'language.withdrawn',
			subject: language
		});
		return ok(null);
	});
}
