import { sql } from 'drizzle-orm';
import type { WorkshopStep } from '../../domain/message/ready-sentence';
import { DateTime } from 'luxon';
import type { StaffActor } from '../../domain/shared/actor';
import type { WorkshopContent } from '../../domain/workshop/workshop';
import { sayToGuardian } from '../compose/say-to-guardian';
import { rows, type Tx } from '../db/client';
import { readSchool } from '../directory/read-school';
import { lockWaiting, voidWaiting } from '../recall/void-waiting';

/** Of what, and in whose name, those who come are told. */
export type Session = {
	itemId: string;
	schoolId: string;
	authorId: string | null;
	content: WorkshopContent;
};

/**
 * Tells some of those who come something of a session, each in her language and in the school's
 * allowed hours, by whatever way reaches her. What was said of the session before and no longer holds
 * is taken from her page. To be called as the system; call `app.wake()` after the transaction.
 */
export async function sayToRegistered(
	tx: Tx,
	session: Session,
	step: WorkshopStep,
	guardianIds: readonly string[],
	now: Date
): Promise<void> {
	if (guardianIds.length === 0) return;
	const { itemId, schoolId, content } = session;
	const school = await readSchool(tx, session, 'share');
	const starts = DateTime.fromISO(content.startsAt, { zone: school.timeZone });
	const ready = {
		sentence: 'workshop' as const,
		step,
		theme: content.theme,
		day: starts.toISODate()!,
		hour: starts.toFormat('HH:mm'),
		...(content.place && step !== 'cancelled' && step !== 'after' ? { place: content.place } : {}),
		session: itemId
	};
	await unsay(tx, session, guardianIds, now);
	for (const guardianId of guardianIds) {
		// Who has left since, and a school without a calendar, are nobody to tell.
		await sayToGuardian(tx, voiceOf(schoolId, session.authorId), {
			guardianId,
			content: { subject: '', text: '', author: school.name.slice(0, 80), ready },
			now
		});
	}
}

/**
 * Takes from some guardians' pages what was said to them of a session, and what waits to be: the place
 * was given back, or something newer holds. To be called as the system.
 */
export async function unsay(
	tx: Tx,
	{ itemId, schoolId }: Pick<Session, 'itemId' | 'schoolId'>,
	guardianIds: readonly string[],
	now: Date
): Promise<void> {
	if (guardianIds.length === 0) return;
	// In the order in which the engine takes its locks: the school's settings, versions, what waits.
	await readSchool(tx, { schoolId }, 'share');
	const said = await rows<{ id: string }>(
		tx,
		sql`update item_version v set withdrawn_at = ${now.toISOString()}::timestamptz
			from item i
			where i.id = v.item_id and i.kind = 'message' and v.withdrawn_at is null
				and i.guardian_id in (${sql.join(
					guardianIds.map((id) => sql`${id}::uuid`),
					sql`, `
				)})
				and v.content -> 'ready' ->> 'session' = ${itemId.toLowerCase()}
			returning v.item_id as id`
	);
	for (const { id } of said) {
		await lockWaiting(tx, id);
		await voidWaiting(tx, id, now);
	}
}

/** The school speaks: no right goes with it, only the name of who created the session. */
function voiceOf(schoolId: string, authorId: string | null): StaffActor {
	return {
		kind: 'staff',
		staffId: authorId as string,
		schoolId,
		roles: [],
		name: '',
		sessionId: '',
		locale: 'fr'
	};
}
