import { and, eq, isNull } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import type { EngineVerdict } from '../../domain/translation/judge-engine';
import type { App } from '../app';
import { translation } from '../db/schema/translation';
import type { ClaimedText } from './claim-due-translations';

type Change = Partial<typeof translation.$inferInsert>;

/**
 * Writes a checked translation. It replaces nothing that a person wrote meanwhile, nor what another
 * process wrote once this one's lease was over.
 */
export function recordTranslated(
	app: App,
	text: ClaimedText,
	engine: string,
	words: string,
	leaseUntil: Date
): Promise<void> {
	const translatedAt = app.clock.now();
	const done = { state: 'done', reason: null, text: words, engine, translatedAt, leaseUntil: null };
	return change(app, text, leaseUntil, { ...done, attempts: text.attempts + 1 });
}

/** Writes that an attempt gave nothing: when the next one is, or why there is none. */
export function recordFailed(
	app: App,
	text: ClaimedText,
	verdict: EngineVerdict,
	leaseUntil: Date
): Promise<void> {
	return change(app, text, leaseUntil, {
		attempts: text.attempts + 1,
		leaseUntil: null,
		...(verdict.kind === 'retry'
			? { nextAttemptAt: verdict.at }
			: { state: 'refused', reason: verdict.reason })
	});
}

/** Gives back a text that was not tried. */
export function giveBackUntried(
	app: App,
	text: ClaimedText,
	at: Date,
	leaseUntil: Date
): Promise<void> {
	return change(app, text, leaseUntil, { leaseUntil: null, nextAttemptAt: at });
}

async function change(app: App, { id }: ClaimedText, leaseUntil: Date, to: Change): Promise<void> {
	await app.db.transaction(SYSTEM, (tx) =>
		tx
			.update(translation)
			.set(to)
			.where(
				and(
					eq(translation.id, id),
					eq(translation.state, 'waiting'),
					eq(translation.leaseUntil, leaseUntil),
					isNull(translation.reviewedAt)
				)
			)
	);
}
