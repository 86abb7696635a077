import { sql, type SQL } from 'drizzle-orm';
import { rows, type Tx } from '../db/client';
import type { school } from '../db/schema/directory';
import type { TellingPlan } from './plan-tellings';

/**
 * Who is told of an item: the guardians who may see it, on each device where they are signed in.
 * A workshop is for every family of the school. Everything else is for those with access to a pupil
 * that it is about, met in person by the school, on a device whose session was confirmed: a letter's
 * provisional session may be in the hands of the child. Of an item that was recalled, only those who
 * had seen it.
 *
 * A condition on `item i`, `push_subscription s`, `family_session f`.
 */
function mayBeTold(now: Date): SQL {
	return sql`f.expires_at > ${now.toISOString()}::timestamptz
		and (i.recalled_at is null or exists (
			select 1 from item_seen seen where seen.item_id = i.id and seen.account_id = s.account_id))
		and exists (
		select 1 from guardian g
		where g.account_id = s.account_id and g.school_id = i.school_id and g.left_at is null
			and (i.kind = 'workshop' or (f.confirmed_at is not null and g.met_at is not null and exists (
				select 1 from guardianship l join pupil p on p.id = l.pupil_id
				where l.guardian_id = g.id and l.has_access and p.left_at is null
					and (
						p.id = i.pupil_id
						or p.division_id = i.division_id
						or (i.pupil_id is null and i.division_id is null)
					)
			))))`;
}

/** A version that is announced. */
type Announced = {
	id: string;
	school: typeof school.$inferSelect;
	receivedAt: Date;
	notBefore: Date | null;
	urgentReason: string | null;
};

/**
 * Writes one waiting delivery for each device to be told of a version, due when its family is; and
 * that was not yet: a recall that was undone announces again.
 */
async function enqueue(tx: Tx, version: Announced, plan: TellingPlan, now: Date): Promise<void> {
	// Held until the deliveries are written, so that no device goes away in between.
	const devices = await rows<{ subscription_id: string; account_id: string; own_hours: unknown }>(
		tx,
		sql`
		select s.id as subscription_id, s.account_id, a.own_hours
		from item_version v
		join item i on i.id = v.item_id
		cross join push_subscription s
		join family_session f on f.id = s.session_id
		join account a on a.id = s.account_id
		where v.id = ${version.id}::uuid and ${mayBeTold(now)} and not exists (
			select 1 from delivery d where d.item_version_id = v.id and d.subscription_id = s.id
		)
		for key share of s`
	);
	if (devices.length === 0) return;
	const { receivedAt, notBefore } = version;
	const isUrgent = version.urgentReason !== null;
	const readyAt = notBefore && notBefore > receivedAt ? notBefore : receivedAt;
	const told = devices.map(({ subscription_id, account_id, own_hours }) => {
		const family = { accountId: account_id, ownHours: own_hours };
		const at = plan.at(version.school, { ...family, readyAt, isUrgent });
		return { subscription_id, account_id, at };
	});
	await tx.execute(sql`
		insert into delivery
			(school_id, item_version_id, account_id, subscription_id, state, next_attempt_at, is_urgent)
		select ${version.school.id}::uuid, ${version.id}::uuid, account_id, subscription_id, 'waiting',
			at, ${isUrgent}::boolean
		from jsonb_to_recordset(${JSON.stringify(told)}::text::jsonb) as told(
			subscription_id uuid, account_id uuid, at timestamptz
		)`);
}

export const recipientDevices = { enqueue, mayBeTold };
