import { sql } from 'drizzle-orm';
import { isOpen } from '../../domain/disconnection/release-window';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows } from '../db/client';
import { readSchool } from '../directory/read-school';
import { deliverySettingsOrUsual } from '../release/delivery-settings-of';
import { hoursOfSchool } from '../release/hours-of-school';
import { countUrgent } from './count-urgent';

/** Whom something urgent would disturb, and when: what the head sees before she confirms. */
export type Disturbed = {
	now: Date;
	/** Guardians whom it is for. */
	people: number;
	/** Those of them whose phone would ring. */
	phones: number;
	/** Those of the others to whom a short message may go; null when the school sends none. */
	sms: number | null;
	/** How many things went out so since 1 September. */
	already: number;
};

/** Whom a message or an absence is for: everybody when neither is given. */
export type UrgentAudience = { divisionId?: string | undefined; pupilId?: string | undefined };

/**
 * Counts whom something urgent would disturb now. Null when it would disturb nobody unduly: the school
 * is open.
 */
export async function countDisturbed(
	app: App,
	actor: StaffActor,
	{ divisionId, pupilId }: UrgentAudience
): Promise<Disturbed | null> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const school = await readSchool(tx, actor);
		const hours = hoursOfSchool(school);
		if (isOpen(hours, now)) return null;
		const [found] = await rows<{ people: number; phones: number; sms: number }>(
			tx,
			sql`select count(*)::int as people, count(*) filter (where rings)::int as phones,
					count(*) filter (where not rings and accepts_sms and mobile is not null)::int as sms
				from (
					select g.accepts_sms, g.mobile, g.met_at is not null and exists (
						select 1 from push_subscription s join family_session f on f.id = s.session_id
						where s.account_id = g.account_id and f.confirmed_at is not null
							and f.expires_at > ${now.toISOString()}::timestamptz
					) as rings
					from guardian g
					where g.school_id = ${actor.schoolId}::uuid and g.left_at is null and exists (
						select 1 from guardianship l join pupil p on p.id = l.pupil_id
						where l.guardian_id = g.id and l.has_access and p.left_at is null
							${pupilId ? sql`and p.id = ${pupilId}::uuid` : sql``}
							${divisionId ? sql`and p.division_id = ${divisionId}::uuid` : sql``}
					)
				) concerned`
		);
		const sendsSms = deliverySettingsOrUsual(app, school).sms.isOn;
		return {
			now,
			people: found!.people,
			phones: found!.phones,
			sms: sendsSms ? found!.sms : null,
			already: await countUrgent(tx, actor.schoolId, hours, now)
		};
	});
}
