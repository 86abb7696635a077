import { presetOf, type Preset } from '../../domain/disconnection/disconnection-policy';
import { currentWindowEnd, nextOpening } from '../../domain/disconnection/release-window';
import { canSettleDisconnection } from '../../domain/disconnection/settle-hours.policy';
import type { HoursSettings } from '../../domain/disconnection/settle-hours.input';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { readSchool } from '../directory/read-school';
import { deliverySettingsOrUsual } from '../release/delivery-settings-of';
import { hoursOfSchool } from '../release/hours-of-school';
import { countUrgent } from '../urgent/count-urgent';
import { listUrgent, type UrgentItem } from '../urgent/list-urgent';
import { countHeld, type Held } from './count-held';
import { countUnheeded } from './count-unheeded';

/** When a school may be heard, and how its families are told, as its page shows it. */
export type HoursPage = HoursSettings & {
	preset: Preset | null;
	timeZone: string;
	/** The end of the open hours that run; null when closed. */
	closesAt: Date | null;
	/** The next opening; null when no calendar tells. */
	opensAt: Date | null;
	held: Held;
	/** How many things went out in closed periods since 1 September. */
	urgent: number;
	/** The latest of them that are still there, for those who settle the hours. */
	urgentItems: UrgentItem[];
	/** Families with own hours at which the school does not open: they are told in the school's. */
	unheeded: number;
};

/** The hours of the actor's school. */
export async function readHours(app: App, actor: StaffActor): Promise<HoursPage> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const row = await readSchool(tx, actor);
		const hours = hoursOfSchool(row);
		const { spreadMinutes, gradeDelayHours, staffToStaff, ladder } = deliverySettingsOrUsual(
			app,
			row
		);
		const opening = nextOpening(hours, now);
		return {
			policy: hours.policy,
			preset: presetOf(hours.policy),
			telling: { spreadMinutes, gradeDelayHours, staffToStaff, ladder },
			timeZone: hours.timeZone,
			closesAt: currentWindowEnd(hours, now),
			opensAt: opening.ok ? opening.value : null,
			held: await countHeld(tx, actor.schoolId),
			urgent: await countUrgent(tx, actor.schoolId, hours, now),
			urgentItems: canSettleDisconnection(actor) ? await listUrgent(tx, actor.schoolId) : [],
			unheeded: await countUnheeded(tx, actor.schoolId, hours.policy)
		};
	});
}
