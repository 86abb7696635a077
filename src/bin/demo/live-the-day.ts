import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { statusOfDay, type SchoolHours } from '$lib/domain/disconnection/school-hours';
import type { StaffActor } from '$lib/domain/shared/actor';
import { justifyAbsence } from '$lib/server/absence/justify-absence';
import type { App } from '$lib/server/app';
import { readHome } from '$lib/server/home/read-home';
import { doWhatIsDue } from '$lib/server/release/release-loop';
import { createSession } from '$lib/server/workshop/create-session';
import { registerFamily } from '$lib/server/workshop/register-family';
import type { ConnectedFamily } from './connect-families';
import type { DemoClock } from './demo-clock';
import { absencesOf } from './find-guardians';

const MINUTE = 60_000;

/** Absences that a family answered by the evening, by their keys in the school's file. */
const ANSWERED = ['ABS-2'];

/** Offers a workshop on the first open Thursday to come. */
export async function offerWorkshop(
	app: App,
	mediator: StaffActor,
	hours: SchoolHours
): Promise<string | null> {
	let day = DateTime.now().setZone(hours.timeZone).plus({ days: 2 });
	for (let n = 0; n < 120; n++, day = day.plus({ days: 1 })) {
		if (day.weekday === 4 && statusOfDay(hours, day.toISODate()!) === 'open') break;
	}
	const offered = await createSession(app, mediator, {
		theme: 'connect',
		day: day.toISODate()!,
		days: [],
		from: '17:30',
		to: '19:00',
		where: 'school',
		place: 'Salle 12',
		capacity: 12,
		interpreters: ['ar', 'tr'],
		childcare: 'yes'
	});
	return offered.ok ? offered.value.itemId : null;
}

/** The morning and what families make of it: what is due goes out, is seen, is answered. */
export async function liveTheDay(
	app: App,
	clock: DemoClock,
	secretary: StaffActor,
	families: ConnectedFamily[],
	workshopId: string | null,
	morning: Date
): Promise<void> {
	while ((await doWhatIsDue(app)) > 0);
	const seeing = families.filter((_, i) => i % 3 !== 2);
	for (const [i, { actor }] of seeing.entries()) {
		clock.goTo(new Date(morning.getTime() + (10 + i * 3) * MINUTE));
		await readHome(app, actor);
		if (workshopId && i % 7 === 0) await registerFamily(app, actor, workshopId);
	}
	clock.goTo(new Date(morning.getTime() + 60 * MINUTE));
	for (const { itemId, guardianId } of await absencesOf(app, secretary, ANSWERED)) {
		const family = families.find((one) => one.guardianId === guardianId);
		if (!family) continue;
		await justifyAbsence(app, family.actor, itemId, {
			reason: 'ill',
			idempotencyKey: randomUUID()
		});
		break;
	}
	while ((await doWhatIsDue(app)) > 0);
}
