-- Who may see which row. Every transaction of the application says who asks through settings that
-- end with it (passerelle.actor, .account, .provisional, .school, .staff), and runs as the role
-- passerelle_app, which owns nothing and cannot bypass these policies. Default: nothing.

do $$
begin
	if not exists (select 1 from pg_roles where rolname = 'passerelle_app') then
		create role passerelle_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
	end if;
exception
	-- Another installation on the same server made it between the look and the creation.
	when duplicate_object or unique_violation then null;
end
$$;
--> statement-breakpoint
grant passerelle_app to current_user;
--> statement-breakpoint
grant usage on schema public to passerelle_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to passerelle_app;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to passerelle_app;
--> statement-breakpoint

-- After COMMIT a local setting reads '' instead of NULL: both mean "nobody".
create function app_actor() returns text language sql stable as
$$ select nullif(current_setting('passerelle.actor', true), '') $$;
--> statement-breakpoint
create function app_account() returns uuid language sql stable as
$$ select nullif(current_setting('passerelle.account', true), '')::uuid $$;
--> statement-breakpoint
create function app_school() returns uuid language sql stable as
$$ select nullif(current_setting('passerelle.school', true), '')::uuid $$;
--> statement-breakpoint
create function app_staff() returns uuid language sql stable as
$$ select nullif(current_setting('passerelle.staff', true), '')::uuid $$;
--> statement-breakpoint
create function app_is_provisional() returns boolean language sql stable as
$$ select current_setting('passerelle.provisional', true) is distinct from 'no' $$;
--> statement-breakpoint

-- The family's circle, read once per statement (policies wrap the calls in a sub-select). Definer
-- rights: the circle is what the policies of these very tables are written with.
create function app_guardian_ids() returns uuid[] language sql stable security definer set search_path = public as
$$ select coalesce(array_agg(id), '{}') from guardian
   where account_id = app_account() and left_at is null $$;
--> statement-breakpoint
create function app_family_school_ids() returns uuid[] language sql stable security definer set search_path = public as
$$ select coalesce(array_agg(distinct school_id), '{}') from guardian
   where account_id = app_account() and left_at is null $$;
--> statement-breakpoint
create function app_pupil_ids() returns uuid[] language sql stable security definer set search_path = public as
$$ select case when app_is_provisional() then '{}'::uuid[] else coalesce(array_agg(distinct p.id), '{}') end
   from guardian g
   join guardianship l on l.guardian_id = g.id and l.has_access
   join pupil p on p.id = l.pupil_id and p.left_at is null
   where g.account_id = app_account() and g.left_at is null $$;
--> statement-breakpoint
create function app_division_ids() returns uuid[] language sql stable security definer set search_path = public as
$$ select coalesce(array_agg(distinct division_id), '{}') from pupil
   where id = any (app_pupil_ids()) and division_id is not null $$;
--> statement-breakpoint
create function app_pupil_school_ids() returns uuid[] language sql stable security definer set search_path = public as
$$ select coalesce(array_agg(distinct school_id), '{}') from pupil where id = any (app_pupil_ids()) $$;
--> statement-breakpoint

-- Places taken at a workshop: a family may know how many, never who.
create function workshop_places_taken(workshop uuid) returns integer language sql stable security definer set search_path = public as
$$ select count(*)::integer from workshop_registration where item_id = workshop and cancelled_at is null $$;
--> statement-breakpoint

-- The journal is appended, never rewritten, whoever asks.
create function journal_is_append_only() returns trigger language plpgsql as
$$ begin raise exception 'the journal is append-only'; end $$;
--> statement-breakpoint
create trigger journal_append_only before update or delete on journal
for each row execute function journal_is_append_only();
--> statement-breakpoint
create trigger journal_never_truncated before truncate on journal
for each statement execute function journal_is_append_only();
--> statement-breakpoint
revoke update, delete, truncate on journal from passerelle_app;
--> statement-breakpoint
alter table school enable row level security;
--> statement-breakpoint
create policy system_all on school for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table division enable row level security;
--> statement-breakpoint
create policy system_all on division for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table pupil enable row level security;
--> statement-breakpoint
create policy system_all on pupil for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table guardian enable row level security;
--> statement-breakpoint
create policy system_all on guardian for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table guardianship enable row level security;
--> statement-breakpoint
create policy system_all on guardianship for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table import_run enable row level security;
--> statement-breakpoint
create policy system_all on import_run for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table service enable row level security;
--> statement-breakpoint
create policy system_all on service for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table service_connection enable row level security;
--> statement-breakpoint
create policy system_all on service_connection for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table account enable row level security;
--> statement-breakpoint
create policy system_all on account for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table family_session enable row level security;
--> statement-breakpoint
create policy system_all on family_session for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table presence_day enable row level security;
--> statement-breakpoint
create policy system_all on presence_day for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table child_token enable row level security;
--> statement-breakpoint
create policy system_all on child_token for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table push_subscription enable row level security;
--> statement-breakpoint
create policy system_all on push_subscription for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table rate_limit enable row level security;
--> statement-breakpoint
create policy system_all on rate_limit for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table invitation enable row level security;
--> statement-breakpoint
create policy system_all on invitation for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table outreach enable row level security;
--> statement-breakpoint
create policy system_all on outreach for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table staff enable row level security;
--> statement-breakpoint
create policy system_all on staff for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table staff_role enable row level security;
--> statement-breakpoint
create policy system_all on staff_role for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table staff_session enable row level security;
--> statement-breakpoint
create policy system_all on staff_session for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table staff_link enable row level security;
--> statement-breakpoint
create policy system_all on staff_link for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table passkey enable row level security;
--> statement-breakpoint
create policy system_all on passkey for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table webauthn_challenge enable row level security;
--> statement-breakpoint
create policy system_all on webauthn_challenge for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table journal enable row level security;
--> statement-breakpoint
create policy system_all on journal for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table setting enable row level security;
--> statement-breakpoint
create policy system_all on setting for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table item enable row level security;
--> statement-breakpoint
create policy system_all on item for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table item_version enable row level security;
--> statement-breakpoint
create policy system_all on item_version for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table family_writing enable row level security;
--> statement-breakpoint
create policy system_all on family_writing for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table item_seen enable row level security;
--> statement-breakpoint
create policy system_all on item_seen for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table delivery enable row level security;
--> statement-breakpoint
create policy system_all on delivery for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table workshop_registration enable row level security;
--> statement-breakpoint
create policy system_all on workshop_registration for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
create policy staff_of_the_school on division for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on pupil for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on guardian for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on guardianship for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on import_run for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on service for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on service_connection for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on invitation for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on outreach for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on item for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on item_version for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on workshop_registration for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_read_their_school on school for select to passerelle_app
	using (app_actor() = 'staff' and id = (select app_school()));
--> statement-breakpoint
create policy staff_settle_their_school on school for update to passerelle_app
	using (app_actor() = 'staff' and id = (select app_school()))
	with check (app_actor() = 'staff' and id = (select app_school()));
--> statement-breakpoint
create policy staff_read_released_writings on family_writing for select to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()) and released_at is not null);
--> statement-breakpoint
create policy staff_take_writings_in on family_writing for update to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()) and released_at is not null)
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_read_receipts on item_seen for select to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_read_receipts on delivery for select to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_read_connected_accounts on account for select to passerelle_app
	using (app_actor() = 'staff' and exists (select 1 from guardian g where g.account_id = account.id and g.school_id = (select app_school())));
--> statement-breakpoint
create policy staff_read_sessions on family_session for select to passerelle_app
	using (app_actor() = 'staff' and exists (select 1 from guardian g where g.account_id = family_session.account_id and g.school_id = (select app_school())));
--> statement-breakpoint
create policy staff_confirm_sessions on family_session for update to passerelle_app
	using (app_actor() = 'staff' and exists (select 1 from guardian g where g.account_id = family_session.account_id and g.school_id = (select app_school())))
	with check (app_actor() = 'staff' and exists (select 1 from guardian g where g.account_id = family_session.account_id and g.school_id = (select app_school())));
--> statement-breakpoint
create policy staff_read_presence on presence_day for select to passerelle_app
	using (app_actor() = 'staff' and exists (select 1 from guardian g where g.account_id = presence_day.account_id and g.school_id = (select app_school())));
--> statement-breakpoint
create policy staff_count_subscriptions on push_subscription for select to passerelle_app
	using (app_actor() = 'staff' and exists (select 1 from guardian g where g.account_id = push_subscription.account_id and g.school_id = (select app_school())));
--> statement-breakpoint
create policy staff_read_colleagues on staff for select to passerelle_app
	using (app_actor() = 'staff' and (id = (select app_staff()) or exists (select 1 from staff_role r where r.staff_id = staff.id and r.school_id = (select app_school()))));
--> statement-breakpoint
create policy staff_read_roles on staff_role for select to passerelle_app
	using (app_actor() = 'staff' and (staff_id = (select app_staff()) or school_id = (select app_school())));
--> statement-breakpoint
create policy staff_own_sessions on staff_session for all to passerelle_app
	using (app_actor() = 'staff' and staff_id = (select app_staff()))
	with check (app_actor() = 'staff' and staff_id = (select app_staff()));
--> statement-breakpoint
create policy staff_own_passkeys on passkey for all to passerelle_app
	using (app_actor() = 'staff' and staff_id = (select app_staff()))
	with check (app_actor() = 'staff' and staff_id = (select app_staff()));
--> statement-breakpoint
create policy staff_read_the_journal on journal for select to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_write_the_journal on journal for insert to passerelle_app
	with check (app_actor() = 'staff' and school_id = (select app_school()) and staff_id = (select app_staff()));
--> statement-breakpoint
create policy guardian_writes_the_journal on journal for insert to passerelle_app
	with check (app_actor() = 'guardian' and account_id = (select app_account()));
--> statement-breakpoint
create policy family_reads_its_schools on school for select to passerelle_app
	using (app_actor() = 'guardian' and id = any ((select app_family_school_ids())::uuid[]));
--> statement-breakpoint
create policy family_reads_its_divisions on division for select to passerelle_app
	using (app_actor() = 'guardian' and id = any ((select app_division_ids())::uuid[]));
--> statement-breakpoint
create policy family_reads_its_children on pupil for select to passerelle_app
	using (app_actor() = 'guardian' and id = any ((select app_pupil_ids())::uuid[]));
--> statement-breakpoint
create policy family_reads_itself on guardian for select to passerelle_app
	using (app_actor() = 'guardian' and account_id = (select app_account()));
--> statement-breakpoint
create policy family_reads_its_links on guardianship for select to passerelle_app
	using (app_actor() = 'guardian' and guardian_id = any ((select app_guardian_ids())::uuid[]));
--> statement-breakpoint
create policy family_own_account on account for select to passerelle_app
	using (app_actor() = 'guardian' and id = (select app_account()));
--> statement-breakpoint
create policy family_settles_its_account on account for update to passerelle_app
	using (app_actor() = 'guardian' and id = (select app_account()))
	with check (app_actor() = 'guardian' and id = (select app_account()));
--> statement-breakpoint
create policy family_own_rows on family_session for all to passerelle_app
	using (app_actor() = 'guardian' and account_id = (select app_account()))
	with check (app_actor() = 'guardian' and account_id = (select app_account()));
--> statement-breakpoint
create policy family_own_rows on presence_day for all to passerelle_app
	using (app_actor() = 'guardian' and account_id = (select app_account()))
	with check (app_actor() = 'guardian' and account_id = (select app_account()));
--> statement-breakpoint
create policy family_own_rows on child_token for all to passerelle_app
	using (app_actor() = 'guardian' and account_id = (select app_account()))
	with check (app_actor() = 'guardian' and account_id = (select app_account()));
--> statement-breakpoint
create policy family_own_rows on push_subscription for all to passerelle_app
	using (app_actor() = 'guardian' and account_id = (select app_account()))
	with check (app_actor() = 'guardian' and account_id = (select app_account()));
--> statement-breakpoint
-- A workshop is offered to every family of the school, a letter's provisional session included.
create policy family_reads_its_items on item for select to passerelle_app
	using (app_actor() = 'guardian' and (
		(kind = 'workshop' and school_id = any ((select app_family_school_ids())::uuid[]))
		or pupil_id = any ((select app_pupil_ids())::uuid[])
		or division_id = any ((select app_division_ids())::uuid[])
		or (
			pupil_id is null and division_id is null
			and school_id = any ((select app_pupil_school_ids())::uuid[])
		)
	));
--> statement-breakpoint
-- Held is unseen: a version exists for a family from its release on.
create policy family_reads_released_versions on item_version for select to passerelle_app
	using (app_actor() = 'guardian' and released_at is not null and withdrawn_at is null
		and exists (select 1 from item i where i.id = item_version.item_id));
--> statement-breakpoint
create policy family_reads_its_writings on family_writing for select to passerelle_app
	using (app_actor() = 'guardian' and account_id = (select app_account()));
--> statement-breakpoint
create policy family_writes on family_writing for insert to passerelle_app
	with check (app_actor() = 'guardian' and account_id = (select app_account()) and guardian_id = any ((select app_guardian_ids())::uuid[])
		and (pupil_id is null or pupil_id = any ((select app_pupil_ids())::uuid[])));
--> statement-breakpoint
create policy family_reads_its_receipts on item_seen for select to passerelle_app
	using (app_actor() = 'guardian' and account_id = (select app_account()));
--> statement-breakpoint
create policy family_says_seen on item_seen for insert to passerelle_app
	with check (app_actor() = 'guardian' and account_id = (select app_account()) and exists (select 1 from item i where i.id = item_seen.item_id));
--> statement-breakpoint
create policy family_reads_its_deliveries on delivery for select to passerelle_app
	using (app_actor() = 'guardian' and account_id = (select app_account()));
--> statement-breakpoint
create policy family_says_displayed on delivery for update to passerelle_app
	using (app_actor() = 'guardian' and account_id = (select app_account()))
	with check (app_actor() = 'guardian' and account_id = (select app_account()));
--> statement-breakpoint
create policy family_own_registrations on workshop_registration for all to passerelle_app
	using (app_actor() = 'guardian' and guardian_id = any ((select app_guardian_ids())::uuid[]))
	with check (app_actor() = 'guardian' and guardian_id = any ((select app_guardian_ids())::uuid[]));
