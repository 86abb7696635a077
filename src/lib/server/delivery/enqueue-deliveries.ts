import { inArray, sql } from 'drizzle-orm';
import { rows, type Tx } from '../db/client';
import type { school } from '../db/schema/directory';
import type { TellingPlan } from './plan-tellings';
import { recipientDevices } from './recipient-devices';

/** A version that is announced. */
export type Announced = {
	id: string;
	school: typeof school.$inferSelect;
	receivedAt: Date;
	notBefore: Date | null;
	urgentReason: string | null;
};

/** Versions whose devices are in memory at once: each may be for a whole school. */
const CHUNK = 25;

type Device = {
	version_id: string;
	subscription_id: string;
	account_id: string;
	own_hours: unknown;
};

/**
 * Writes one waiting delivery for each device to be told of each version, due when its family is; and
 * that was not yet: a recall that was undone announces again.
 */
export async function enqueueDeliveries(
	tx: Tx,
	versions: readonly Announced[],
	plan: TellingPlan,
	now: Date
): Promise<void> {
	for (let from = 0; from < versions.length; from += CHUNK) {
		const chunk = versions.slice(from, from + CHUNK);
		const byId = new Map(chunk.map((version) => [version.id, version]));
		const devices = await devicesOf(tx, [...byId.keys()], now);
		const told = devices.map((device) => deliveryOf(byId.get(device.version_id)!, device, plan));
		if (told.length === 0) continue;
		await tx.execute(sql`
			insert into delivery (school_id, item_version_id, account_id, subscription_id, state,
				next_attempt_at, is_urgent)
			select school_id, version_id, account_id, subscription_id, 'waiting', at, is_urgent
			from jsonb_to_recordset(${JSON.stringify(told)}::text::jsonb) as told(
				school_id uuid, version_id uuid, account_id uuid, subscription_id uuid, at timestamptz,
				is_urgent boolean
			)`);
	}
}

function deliveryOf(version: Announced, device: Device, plan: TellingPlan) {
	const { receivedAt, notBefore } = version;
	const { own_hours, ...ids } = device;
	const isUrgent = version.urgentReason !== null;
	const at = plan.at(version.school, {
		accountId: device.account_id,
		ownHours: own_hours,
		readyAt: notBefore && notBefore > receivedAt ? notBefore : receivedAt,
		isUrgent
	});
	return { ...ids, school_id: version.school.id, at, is_urgent: isUrgent };
}

/**
 * The devices to be told, found from those whom each version concerns: a city has a hundred thousand
 * devices, and a version is for a few. They are held until the deliveries are written, so that none
 * goes away in between.
 */
function devicesOf(tx: Tx, versionIds: readonly string[], now: Date): Promise<Device[]> {
	return rows<Device>(
		tx,
		sql`
		with announced as materialized (
			select v.id as version_id, i.school_id, i.kind, i.pupil_id, i.division_id, i.guardian_id
			from item_version v join item i on i.id = v.item_id
			where ${inArray(sql`v.id`, versionIds)}
		), concerned as (
			select version_id, pupil_id from announced where pupil_id is not null
			union all
			select a.version_id, p.id from announced a join pupil p on p.division_id = a.division_id
			union all
			select a.version_id, p.id from announced a join pupil p on p.school_id = a.school_id
			where a.pupil_id is null and a.division_id is null and a.guardian_id is null
				and a.kind <> 'workshop'
		), families as materialized (
			select c.version_id, g.account_id
			from concerned c
			join guardianship l on l.pupil_id = c.pupil_id
			join guardian g on g.id = l.guardian_id
			union
			select a.version_id, g.account_id
			from announced a join guardian g on g.school_id = a.school_id where a.kind = 'workshop'
			union
			select a.version_id, g.account_id
			from announced a join guardian g on g.id = a.guardian_id
		)
		select v.id as version_id, s.id as subscription_id, s.account_id, a.own_hours
		from families
		join item_version v on v.id = families.version_id
		join item i on i.id = v.item_id
		join account a on a.id = families.account_id
		join push_subscription s on s.account_id = a.id
		join family_session f on f.id = s.session_id
		where ${recipientDevices.mayBeTold(now)} and not exists (
			select 1 from delivery d where d.item_version_id = v.id and d.subscription_id = s.id
		)
		for key share of s`
	);
}
