import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import type { Locale } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { EVERY_LOCALE } from '../../domain/translation/find-terms';
import type { TermInput } from '../../domain/translation/keep-term.input';
import { canKeepTerms } from '../../domain/translation/translation.policy';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { schoolTerm, translation } from '../db/schema/translation';
import { engineOf } from './want-translations';

export type TermRefusal = { code: 'translation.not-allowed' };

/** The glossary of the actor's school, by term. */
export function listTerms(
	app: App,
	actor: StaffActor
): Promise<(typeof schoolTerm.$inferSelect)[]> {
	return app.db.transaction(actor, (tx) =>
		tx
			.select()
			.from(schoolTerm)
			.where(eq(schoolTerm.schoolId, actor.schoolId))
			.orderBy(schoolTerm.term, schoolTerm.locale)
	);
}

/**
 * Puts a word in the school's glossary, or changes its wording. Machine translations of texts that
 * have the word are made anew; what a person reviewed stays.
 *
 * @param locale language of the wording; `*` keeps it in all of them
 */
export async function keepTerm(
	app: App,
	actor: StaffActor,
	{ term, wording }: TermInput,
	locale: Locale | typeof EVERY_LOCALE
): Promise<Result<null, TermRefusal>> {
	if (!canKeepTerms(actor)) return refuse({ code: 'translation.not-allowed' });
	const now = app.clock.now();
	const { schoolId, staffId } = actor;
	await app.db.transaction(SYSTEM, async (tx) => {
		const change = { wording, changedBy: staffId, changedAt: now };
		await tx
			.insert(schoolTerm)
			.values({ schoolId, term, locale, ...change })
			.onConflictDoUpdate({
				target: [schoolTerm.schoolId, schoolTerm.term, schoolTerm.locale],
				set: change
			});
		await translateAnew(app, tx, schoolId, term, locale);
	});
	app.wake();
	return ok(null);
}

/**
 * Takes a word out of the glossary; what it was put in stays until it is translated anew.
 *
 * @returns the wording it had, for whoever wants it back; null when it was not there any more
 */
export async function forgetTerm(
	app: App,
	actor: StaffActor,
	term: string,
	locale: Locale | typeof EVERY_LOCALE
): Promise<Result<{ wording: string } | null, TermRefusal>> {
	if (!canKeepTerms(actor)) return refuse({ code: 'translation.not-allowed' });
	const { schoolId } = actor;
	const forgotten = await app.db.transaction(SYSTEM, async (tx) => {
		const [row] = await tx
			.delete(schoolTerm)
			.where(
				and(
					eq(schoolTerm.schoolId, schoolId),
					eq(schoolTerm.term, term),
					eq(schoolTerm.locale, locale)
				)
			)
			.returning({ wording: schoolTerm.wording });
		if (row) await translateAnew(app, tx, schoolId, term, locale);
		return row ?? null;
	});
	app.wake();
	return ok(forgotten);
}

/** The words there are stay shown meanwhile. */
async function translateAnew(
	app: App,
	tx: Tx,
	schoolId: string,
	term: string,
	locale: Locale | typeof EVERY_LOCALE
): Promise<void> {
	if (!app.translator || (await engineOf(tx, schoolId)) !== app.translator.id) return;
	const now = app.clock.now();
	await tx
		.update(translation)
		.set({ state: 'waiting', reason: null, attempts: 0, askedAt: now, nextAttemptAt: now })
		.where(
			and(
				eq(translation.schoolId, schoolId),
				isNull(translation.reviewedAt),
				eq(translation.isSensitive, false),
				ne(translation.state, 'human'),
				locale === EVERY_LOCALE ? undefined : eq(translation.targetLocale, locale),
				sql`position(lower(${term}) in lower(${translation.sourceText})) > 0`
			)
		);
}
