import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { ReminderError } from '../../domain/reminder/errors';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { readSchool } from '../directory/read-school';
import { connectionReminder } from '../db/schema/follow-up';
import { journal } from '../db/schema/staff';
import { queueManySms, type SmsRefusal } from '../sms/queue-sms';
import { loadCandidates, type Candidate } from './load-candidates';

/** How long a reminder may be taken back before the first one leaves. */
export const UNDO_SECONDS = 60;

/** Journal entry of a sending. */
export const REMINDERS_SENT = 'reminder.sent';

/** What came of a sending. */
export type SentReminders = {
	/** Of the journal: what takes them back. */
	entryId: string;
	sent: number;
	/** Who was to get one and could not, and why; added to those who are reached by hand. */
	refused: { person: Candidate; reason: SmsRefusal['code'] }[];
};

/**
 * Reminds guardians who never connected by a short message each: in their language, in the hours of the
 * school, within its budget, under the caps of all channels. Nothing leaves for a minute, so that it
 * can be taken back. Guardians are locked first: of two people who send at once, the second counts what
 * the first one sent.
 *
 * @returns refusal `reminder.nobody` when nobody among them can get one
 */
export async function sendReminders(
	app: App,
	actor: StaffActor,
	guardianIds: readonly string[]
): Promise<Result<SentReminders, ReminderError>> {
	if (!canFollowConnections(actor)) return refuse({ code: 'reminder.not-allowed' });
	const now = app.clock.now();
	const done = await app.db.transaction(SYSTEM, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		const candidates = await loadCandidates(tx, actor, guardianIds, {
			...{ now, timeZone, isLocked: true }
		});
		const people = candidates.filter(({ way }) => way.kind === 'sms');
		const at = new Date(now.getTime() + UNDO_SECONDS * 1_000);
		const queued = await queueManySms(
			app,
			tx,
			actor.schoolId,
			people.map(({ id, mobile, locale }) => ({
				...{ guardianId: id, phone: mobile!, locale, kind: 'connect' as const },
				...{ path: '/', at, isUrgent: false }
			}))
		);
		const refused: SentReminders['refused'] = [];
		const sent = people.flatMap((person, i) => {
			const one = queued[i]!;
			if (!one.ok) refused.push({ person, reason: one.error.code });
			return one.ok ? [{ person, smsId: one.value.smsId }] : [];
		});
		const kept = await keepReminders(tx, actor, sent, now);
		if (kept.length === 0 && refused.length === 0) return null;
		const [entry] = await tx
			.insert(journal)
			.values({
				...{ at: now, schoolId: actor.schoolId, staffId: actor.staffId },
				...{ action: REMINDERS_SENT, details: { reminders: kept } }
			})
			.returning({ id: journal.id });
		return { entryId: entry!.id, sent: kept.length, refused };
	});
	if (!done) return refuse({ code: 'reminder.nobody' });
	app.wake();
	return ok(done);
}

/** Counts them; gives their keys. */
async function keepReminders(
	tx: Tx,
	actor: StaffActor,
	sent: readonly { person: Candidate; smsId: string }[],
	now: Date
): Promise<string[]> {
	if (sent.length === 0) return [];
	const rows = await tx
		.insert(connectionReminder)
		.values(
			sent.map(({ person, smsId }) => ({
				...{ schoolId: actor.schoolId, guardianId: person.id, channel: 'sms', at: now },
				...{ staffId: actor.staffId, contactMark: person.contactMark, smsId }
			}))
		)
		.returning({ id: connectionReminder.id });
	return rows.map(({ id }) => id);
}
