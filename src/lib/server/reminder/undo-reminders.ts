import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { ReminderError } from '../../domain/reminder/errors';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { connectionReminder } from '../db/schema/follow-up';
import { sms } from '../db/schema/reach';
import { journal } from '../db/schema/staff';
import { REMINDERS_SENT } from './send-reminders';

/**
 * Takes back the reminders of one sending that have not left: they are not sent, and count no more.
 *
 * @returns how many were taken back, and how many had left already
 * @returns refusal `reminder.not-found` (somebody else's sending), `reminder.undone-too-late` when all
 *   had left, or were taken back before
 */
export async function undoReminders(
	app: App,
	actor: StaffActor,
	entryId: string
): Promise<Result<{ undone: number; left: number }, ReminderError>> {
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		const [entry] = await tx
			.select()
			.from(journal)
			.where(
				and(
					sql`${journal.id}::text = ${entryId.toLowerCase()}`,
					eq(journal.schoolId, actor.schoolId),
					eq(journal.staffId, actor.staffId),
					eq(journal.action, REMINDERS_SENT)
				)
			);
		if (!entry) return refuse({ code: 'reminder.not-found' as const });
		const { reminders } = entry.details as { reminders: string[] };
		const rows =
			reminders.length === 0
				? []
				: await tx
						.select({ id: connectionReminder.id, smsId: connectionReminder.smsId })
						.from(connectionReminder)
						.where(inArray(connectionReminder.id, reminders));
		const keys = rows.flatMap(({ smsId }) => smsId ?? []);
		// One that is being sent at this moment is left alone.
		const waiting =
			keys.length === 0
				? []
				: await tx
						.select({ id: sms.id })
						.from(sms)
						.where(and(inArray(sms.id, keys), eq(sms.state, 'waiting'), isNull(sms.leaseUntil)))
						.for('update', { skipLocked: true });
		if (waiting.length === 0) return refuse({ code: 'reminder.undone-too-late' as const });
		const ids = waiting.map(({ id }) => id);
		await tx.update(sms).set({ state: 'void' }).where(inArray(sms.id, ids));
		await tx.delete(connectionReminder).where(inArray(connectionReminder.smsId, ids));
		await tx.insert(journal).values({
			...{ at: now, schoolId: actor.schoolId, staffId: actor.staffId },
			...{ action: 'reminder.undone', details: { entry: entry.id, count: ids.length } }
		});
		return ok({ undone: ids.length, left: rows.length - ids.length });
	});
}
