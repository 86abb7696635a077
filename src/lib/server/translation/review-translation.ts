import { and, eq } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { Locale } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { lostSlots } from '../../domain/translation/check-review';
import { protectText } from '../../domain/translation/protect-text';
import type { ReviewInput } from '../../domain/translation/review-translation.input';
import {
	canOpenTranslations,
	canReviewTranslation
} from '../../domain/translation/translation.policy';
import type { App } from '../app';
import { translation } from '../db/schema/translation';
import { journal } from '../db/schema/staff';
import { indexNames } from '../../domain/translation/find-names';

/** Not found, of another school, and not to be seen are the same. */
export type ReviewRefusal =
	| { code: 'translation.not-allowed' | 'translation.not-found' }
	/** Somebody else changed the words since this reviewer opened them: she reads them again. */
	| { code: 'translation.changed-meanwhile' }
	/** Days, hours or numbers that the words seem to have lost; saved all the same once confirmed. */
	| { code: 'translation.lost-slots'; lost: string[] };

/**
 * A person answers for a translation: as it is, corrected, or written from nothing. From then on no
 * engine changes it. The journal has who, when and which, never the words.
 */
export async function reviewTranslation(
	app: App,
	actor: StaffActor,
	{ id, text, basedOn, isConfirmed }: ReviewInput
): Promise<Result<null, ReviewRefusal>> {
	if (!canOpenTranslations(actor)) return refuse({ code: 'translation.not-allowed' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const [row] = await tx.select().from(translation).where(eq(translation.id, id)).for('update');
		if (!row || !canReviewTranslation(actor, row)) {
			return refuse({ code: 'translation.not-found' as const });
		}
		if (withLineFeeds(row.text ?? '') !== basedOn)
			return refuse({ code: 'translation.changed-meanwhile' as const });
		const given = protectText(row.sourceText, {
			names: indexNames([]),
			terms: [],
			target: row.targetLocale as Locale
		});
		const lost = isConfirmed ? [] : lostSlots(given, text);
		if (lost.length > 0) return refuse({ code: 'translation.lost-slots' as const, lost });
		await tx
			.update(translation)
			.set({
				text,
				state: 'done',
				reason: null,
				leaseUntil: null,
				reviewedBy: actor.staffId,
				reviewedAt: now,
				// Words that were changed are a person's; the engine keeps those it was right about.
				...(text !== row.text && { engine: null, translatedAt: now })
			})
			.where(and(eq(translation.id, id), eq(translation.schoolId, actor.schoolId)));
		await tx.insert(journal).values({
			at: now,
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			action: 'translation.reviewed',
			subject: id,
			details: { locale: row.targetLocale, wasChanged: text !== row.text }
		});
		return ok(null);
	});
}

/** What an engine wrote may end its lines in another way than the form that gives it back. */
function withLineFeeds(text: string): string {
	return text.replace(/\r\n?/g, '\n');
}
