import type { MomentKind } from '$lib/domain/moment/moment.input';
import type { StaffActor } from '$lib/domain/shared/actor';
import { isoDateIn } from '$lib/i18n/dates';
import type { App } from '$lib/server/app';
import { closeMoment, createMoment } from '$lib/server/moment/keep-moment';
import { meetAtMoment } from '$lib/server/moment/meet-at-moment';
import type { ConnectedFamily } from './connect-families';
import type { DemoClock } from './demo-clock';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Where the mediator met families before the story's morning, and how many of them. */
const MOMENTS: readonly { kind: MomentKind; place: string; daysBefore: number; met: number }[] = [
	{ kind: 'meeting', place: 'Réfectoire', daysBefore: 20, met: 9 },
	{ kind: 'market', place: 'Marché des Tilleuls', daysBefore: 9, met: 3 },
	{ kind: 'cafe', place: 'Salle 12', daysBefore: 4, met: 5 }
];

/**
 * Three moments to meet families, over by now: what the mediator noted there, one family after the
 * other. The reader of the demo opens the next one.
 */
export async function holdMoments(
	app: App,
	clock: DemoClock,
	mediator: StaffActor,
	families: readonly ConnectedFamily[],
	morning: Date
): Promise<void> {
	let next = 0;
	for (const { kind, place, daysBefore, met } of MOMENTS) {
		const from = morning.getTime() - daysBefore * DAY;
		clock.goTo(new Date(from));
		const day = isoDateIn(new Date(from), 'Europe/Paris');
		const made = await createMoment(app, mediator, { kind, day, place });
		if (!made.ok) throw new Error(made.error.code);
		const { momentId } = made.value;
		for (let n = 0; n < met; n++) {
			clock.goTo(new Date(from + (n + 1) * 4 * MINUTE));
			const family = families[next++ % families.length];
			if (family) await meetAtMoment(app, mediator, { momentId, guardianId: family.guardianId });
		}
		await closeMoment(app, mediator, momentId, true);
	}
}
