import { DateTime } from 'luxon';
import { metAs } from '../../domain/accompaniment/appointment';
import { reminderAt } from '../../domain/accompaniment/reminder';
import type { MessageContent } from '../../domain/message/message';
import type { Role, StaffActor } from '../../domain/shared/actor';
import { sayToGuardian } from '../compose/say-to-guardian';
import type { Tx } from '../db/client';
import { readSchool } from '../directory/read-school';
import { hoursOfSchool } from '../release/hours-of-school';
import { planRelease } from '../release/plan-release';

/** An appointment as its family is told of it. */
export type Told = {
	startsAt: Date;
	place: string;
	/** Whom it meets. */
	staff: { name: string; roles: readonly Role[] };
};

/** Keys of what was said; null where nothing was. */
export type SaidItems = { saidItemId: string | null; reminderItemId: string | null };

export const NOTHING_SAID: SaidItems = { saidItemId: null, reminderItemId: null };

/**
 * Tells a guardian of an appointment, by the same rules as anything that a school says, and prepares
 * its reminder. Nothing is said when it could only be read afterwards: somebody has to call. Call
 * `app.wake()` after the transaction.
 */
export async function tellAppointment(
	tx: Tx,
	actor: StaffActor,
	guardianId: string,
	appointment: Told,
	now: Date
): Promise<SaidItems> {
	const school = await readSchool(tx, actor);
	const content = wordsOf(appointment, school.timeZone);
	const plan = planRelease(school, now);
	if (!content || !plan.ok || plan.value.plannedAt >= appointment.startsAt) return NOTHING_SAID;
	const said = await sayToGuardian(tx, actor, { guardianId, content, now });
	if (!said.ok) return NOTHING_SAID;
	const { itemId: saidItemId, plannedAt } = said.value;
	const reminderItemId = await remind(tx, actor, guardianId, appointment, plannedAt, now);
	return { saidItemId, reminderItemId };
}

/** Prepares the reminder of an appointment; null when the day before does not allow one. */
export async function remind(
	tx: Tx,
	actor: StaffActor,
	guardianId: string,
	appointment: Told,
	told: Date,
	now: Date
): Promise<string | null> {
	const school = await readSchool(tx, actor);
	const content = wordsOf(appointment, school.timeZone);
	const notBefore = reminderAt(hoursOfSchool(school), appointment.startsAt, told);
	if (!content || !notBefore) return null;
	const said = await sayToGuardian(tx, actor, { guardianId, content, notBefore, now });
	return said.ok ? said.value.itemId : null;
}

/** The ready sentence of an appointment; null when nobody holds it who could be named. */
export function wordsOf(
	{ startsAt, place, staff }: Told,
	timeZone: string,
	isMoved = false
): MessageContent | null {
	const start = DateTime.fromJSDate(startsAt, { zone: timeZone });
	const met = metAs(staff.roles);
	if (!met) return null;
	return {
		subject: '',
		text: '',
		author: staff.name.slice(0, 80),
		ready: {
			sentence: 'appointment',
			with: met,
			day: start.toISODate()!,
			hour: start.toFormat('HH:mm'),
			...(place ? { place } : {}),
			...(isMoved ? { isMoved: true as const } : {})
		}
	};
}
