import { eq } from 'drizzle-orm';
import { canCall } from '../../domain/ladder/ladder.policy';
import type { Role, StaffActor } from '../../domain/shared/actor';
import { isoDateIn } from '../../i18n/dates';
import type { App } from '../app';
import { staff, staffRole } from '../db/schema/staff';
import { countCallbacks } from '../help/list-callbacks';
import { countPeople } from '../ladder/list-to-call';
import { readSchool } from './read-school';

/**
 * What the frame of every staff page shows: who works, for which school (and whether for others
 * too), on which day there.
 */
export type StaffFrame = {
	staff: { name: string; roles: Role[] };
	school: {
		name: string;
		timeZone: string;
		today: string;
		hasOthers: boolean;
		/** The stop switch: since when nothing leaves the school, and who stopped it; null: it sends. */
		stopped: { since: Date; by: string | null } | null;
	};
	/** How many persons are to be called; 0 for who does not call. */
	toCall: number;
	/** How many calls that families asked for are to be made; 0 for who does not call. */
	callbacks: number;
};

/** The frame of a member of staff's pages. */
export async function readStaffFrame(app: App, actor: StaffActor): Promise<StaffFrame> {
	const { school, schools, stopper, toCall, callbacks } = await app.db.transaction(
		actor,
		async (tx) => {
			const school = await readSchool(tx, actor);
			const { sendingStoppedBy: by } = school;
			return {
				school,
				schools: await tx
					.selectDistinct({ id: staffRole.schoolId })
					.from(staffRole)
					.where(eq(staffRole.staffId, actor.staffId)),
				stopper: by ? await tx.select().from(staff).where(eq(staff.id, by)) : [],
				toCall: canCall(actor) ? (await countPeople(tx, actor)).calls : 0,
				callbacks: canCall(actor) ? await countCallbacks(tx, actor, app.clock.now()) : 0
			};
		}
	);
	const today = isoDateIn(app.clock.now(), school.timeZone);
	const hasOthers = schools.length > 1;
	const since = school.sendingStoppedAt;
	const stopped = since && { since, by: stopper[0]?.name ?? null };
	return {
		staff: { name: actor.name, roles: actor.roles },
		school: { name: school.name, timeZone: school.timeZone, today, hasOthers, stopped },
		toCall,
		callbacks
	};
}
