import { sql, type SQL } from 'drizzle-orm';

/**
 * Who is told of an item: the guardians who may see it, on each device where they are signed in.
 * A workshop is for every family of the school. What is said to one guardian is for her alone.
 * Everything else is for those with access to a pupil that it is about, met in person by the school, on a device whose session was confirmed: a letter's
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
					and (i.guardian_id is null or i.guardian_id = g.id)
			))))`;
}

export const recipientDevices = { mayBeTold };
