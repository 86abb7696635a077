import { DateTime } from 'luxon';
import type { EquipmentKind } from '../../domain/equipment/equipment';
import { planReminders } from '../../domain/equipment/plan-reminders';
import { nextRelease } from '../../domain/disconnection/release-window';
import { schoolDay } from '../../domain/disconnection/school-hours';
import type { StaffActor } from '../../domain/shared/actor';
import { sayToGuardian } from '../compose/say-to-guardian';
import type { Tx } from '../db/client';
import type { school } from '../db/schema/directory';
import { hoursOfSchool } from '../release/hours-of-school';

type Told = { guardianId: string; kind: EquipmentKind };

/**
 * Tells a family until when something is lent to it. Call `app.wake()` after the transaction.
 * @returns the item; null where no calendar tells when families are told
 */
export function sayReturn(
	tx: Tx,
	actor: StaffActor,
	told: Told & { dueOn: string },
	now: Date
): Promise<string | null> {
	return say(tx, actor, told, told.dueOn, now);
}

/**
 * Plans the reminders of a return, each released in open hours of its day.
 * @returns their items, in order
 */
export async function planReturnReminders(
	tx: Tx,
	actor: StaffActor,
	own: typeof school.$inferSelect,
	told: Told & { dueOn: string },
	now: Date
): Promise<string[]> {
	const hours = hoursOfSchool(own);
	const startOf = (day: string) => DateTime.fromISO(day, { zone: own.timeZone }).toJSDate();
	const openDay = (day: string) => {
		const release = nextRelease(hours, startOf(day));
		return release.ok ? schoolDay(hours, release.value) : null;
	};
	const items: string[] = [];
	for (const { on, day } of planReminders(told.dueOn, schoolDay(hours, now), openDay)) {
		const item = await say(tx, actor, told, day, now, startOf(on));
		if (item) items.push(item);
	}
	return items;
}

async function say(
	tx: Tx,
	actor: StaffActor,
	{ guardianId, kind }: Told,
	day: string,
	now: Date,
	notBefore?: Date
): Promise<string | null> {
	const ready = { sentence: 'loan', thing: kind, step: 'return', day } as const;
	const content = { subject: '', text: '', author: actor.name, ready };
	const said = await sayToGuardian(tx, actor, {
		...{ guardianId, content, now },
		...(notBefore ? { notBefore } : {})
	});
	return said.ok ? said.value.itemId : null;
}
