import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { ReminderError } from '../../domain/reminder/errors';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { readSchool } from '../directory/read-school';
import { connectionReminder } from '../db/schema/follow-up';
import { journal } from '../db/schema/staff';
import { queueSms, type SmsRefusal } from '../sms/queue-sms';
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
		const refused: SentReminders['refused'] = [];
		const kept: string[] = [];
		for (const person of candidates.filter(({ way }) => way.kind === 'sms')) {
			const queued = await queueSms(app, tx, {
				schoolId: actor.schoolId,
				guardianId: person.id,
				phone: person.mobile!,
				locale: person.locale,
				kind: 'connect',
				path: '/',
				at: new Date(now.getTime() + UNDO_SECONDS * 1_000),
				isUrgent: false
			});
			if (!queued.ok) {
				refused.push({ person, reason: queued.error.code });
				continue;
			}
			const [row] = await tx
				.insert(connectionReminder)
				.values({
					...{ schoolId: actor.schoolId, guardianId: person.id, channel: 'sms', at: now },
					...{ staffId: actor.staffId, contactMark: person.contactMark },
					smsId: queued.value.smsId
				})
				.returning({ id: connectionReminder.id });
			kept.push(row!.id);
		}
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
