import { and, eq, notExists, sql } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { BankPlace, RemovedVoice } from '../../domain/voice/record-bank-voice.input';
import { canRecordVoices } from '../../domain/voice/voice.policy';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { journal } from '../db/schema/staff';
import { bankVoice, recording } from '../db/schema/voice';

/** Not there, of another school, and put back too late are the same. */
export type RemoveRefusal = { code: 'voice.not-allowed' | 'voice.gone' };

/**
 * Takes a voice out of the bank: from then on nobody hears it. The sound itself goes with the next
 * housekeeping, within the hour; until then it may be put back.
 *
 * @returns what putting it back takes
 */
export async function removeBankVoice(
	app: App,
	actor: StaffActor,
	{ locale, sentence }: BankPlace
): Promise<Result<RemovedVoice, RemoveRefusal>> {
	if (!canRecordVoices(actor)) return refuse({ code: 'voice.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const [gone] = await tx
			.delete(bankVoice)
			.where(
				and(
					eq(bankVoice.schoolId, actor.schoolId),
					eq(bankVoice.locale, locale),
					eq(bankVoice.sentence, sentence)
				)
			)
			.returning();
		if (!gone) return refuse({ code: 'voice.gone' as const });
		const { recordingId, wordsHash } = gone;
		await note(app, tx, actor, 'voice.removed', { locale, sentence, recordingId });
		return ok({ locale, sentence, recordingId, wordsHash });
	});
}

/** Puts back a voice that was just taken out, unless another one took its place. */
export async function restoreBankVoice(
	app: App,
	actor: StaffActor,
	{ locale, sentence, recordingId, wordsHash }: RemovedVoice
): Promise<Result<null, RemoveRefusal>> {
	if (!canRecordVoices(actor)) return refuse({ code: 'voice.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		// Row level security shows the actor's school alone.
		const [orphan] = await tx
			.select({ id: recording.id })
			.from(recording)
			.where(and(eq(recording.id, recordingId), isOutOfBank(tx)));
		if (!orphan) return refuse({ code: 'voice.gone' as const });
		const [back] = await tx
			.insert(bankVoice)
			.values({ schoolId: actor.schoolId, locale, sentence, wordsHash, recordingId })
			.onConflictDoNothing()
			.returning();
		if (!back) return refuse({ code: 'voice.gone' as const });
		await note(app, tx, actor, 'voice.put-back', { locale, sentence, recordingId });
		return ok(null);
	});
}

/** Deletes the sounds that were taken out of a bank; an hour's housekeeping calls it. */
export async function forgetRemovedVoices(tx: Tx): Promise<void> {
	await tx.delete(recording).where(isOutOfBank(tx));
}

function isOutOfBank(tx: Tx) {
	return and(
		eq(recording.purpose, 'bank'),
		notExists(
			tx
				.select({ one: sql`1` })
				.from(bankVoice)
				.where(eq(bankVoice.recordingId, recording.id))
		)
	);
}

async function note(
	app: App,
	tx: Tx,
	actor: StaffActor,
	action: string,
	{ recordingId, ...details }: BankPlace & { recordingId: string }
): Promise<void> {
	await tx.insert(journal).values({
		at: app.clock.now(),
		schoolId: actor.schoolId,
		staffId: actor.staffId,
		action,
		subject: recordingId,
		details
	});
}
