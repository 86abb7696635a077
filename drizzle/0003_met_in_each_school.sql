-- A letter is carried by a child, whatever the phone on which it is opened: the children of a school
-- are shown once a member of that school's staff met the adult. A session confirmed in one school
-- does not open what a second school's letter brings.
create or replace function app_pupil_ids() returns uuid[] language sql stable security definer set search_path = public as
$$ select case when app_is_provisional() then '{}'::uuid[] else coalesce(array_agg(distinct p.id), '{}') end
   from guardian g
   join guardianship l on l.guardian_id = g.id and l.has_access
   join pupil p on p.id = l.pupil_id and p.left_at is null
   where g.account_id = app_account() and g.left_at is null and g.met_at is not null $$;
