-- A school shares with its own network only.
alter policy staff_of_the_school on catalogue_entry
	with check (app_actor() = 'staff' and school_id = (select app_school())
		and (network_id is null or network_id = (select app_network())));
--> statement-breakpoint
alter policy staff_of_the_school on facilitator
	with check (app_actor() = 'staff' and school_id = (select app_school())
		and (network_id is null or network_id = (select app_network())));
--> statement-breakpoint
-- A school invites its own facilitators and those that its network shares, to its own sessions.
alter policy staff_of_the_school on facilitator_invitation
	with check (app_actor() = 'staff' and school_id = (select app_school())
		and exists (select 1 from facilitator f where f.id = facilitator_id)
		and exists (select 1 from item i where i.id = item_id and i.school_id = facilitator_invitation.school_id));
--> statement-breakpoint
-- Who looks after a network reads how many, school by school, and never who.
create function app_coordinates() returns boolean language sql stable security definer set search_path = public as
$$ select app_actor() = 'staff' and exists (
	select 1 from staff_role r join staff s on s.id = r.staff_id and s.revoked_at is null
	where r.staff_id = app_staff() and r.school_id = app_school() and r.role = 'coordinator'
) $$;
--> statement-breakpoint
create function network_schools() returns table (school_id uuid, uai text, name text) language sql stable security definer set search_path = public as
$$ select id, uai, name from school where network_id = app_network() and app_coordinates() $$;
--> statement-breakpoint
-- Sessions that began within the period and were not taken back, and who came: by school and theme.
create function network_workshop_counts(since timestamptz, until timestamptz)
returns table (school_id uuid, theme text, sessions integer, registered integer, present integer, unknown integer)
language sql stable security definer set search_path = public as
$$ select held.school_id, held.theme, count(*)::int, coalesce(sum(r.registered), 0)::int,
		coalesce(sum(r.present), 0)::int, coalesce(sum(w.unknown_count), 0)::int
	from (
		select i.id, i.school_id, v.content ->> 'theme' as theme
		from item i
		join school s on s.id = i.school_id and s.network_id = app_network()
		cross join lateral (
			select v.change, v.content from item_version v
			where v.item_id = i.id and v.released_at is not null and v.withdrawn_at is null
			order by v.number desc limit 1
		) v
		where app_coordinates() and i.kind = 'workshop' and i.recalled_at is null and v.change <> 'cancel'
			and (v.content ->> 'startsAt')::timestamptz >= since and (v.content ->> 'startsAt')::timestamptz < until
	) held
	left join workshop_session w on w.item_id = held.id
	left join lateral (
		select count(*)::int as registered, (count(*) filter (where r.attendance = 'present'))::int as present
		from workshop_registration r
		where r.item_id = held.id and r.cancelled_at is null and r.waiting_since is null
	) r on true
	group by held.school_id, held.theme $$;
--> statement-breakpoint
-- The funnel of each school of the network, as guardian-facts.ts says it (a test compares the two).
create function network_funnel_counts(at timestamptz)
returns table (school_id uuid, on_file integer, reachable integer, invited integer, connected integer,
	notifiable integer, came_back integer, active integer)
language sql stable security definer set search_path = public as
$$ select f.school_id, count(*)::int,
		(count(*) filter (where f.is_reachable or f.is_invited or f.is_connected))::int,
		(count(*) filter (where f.is_invited or f.is_connected))::int,
		(count(*) filter (where f.is_connected))::int,
		(count(*) filter (where f.is_connected and f.is_notifiable))::int,
		(count(*) filter (where f.is_connected and f.has_come_back))::int,
		(count(*) filter (where f.is_connected and f.has_come_back and f.is_seen))::int
	from (
		select g.school_id,
			(g.mobile is not null or g.email is not null or g.met_at is not null) as is_reachable,
			exists (select 1 from invitation i where i.guardian_id = g.id) as is_invited,
			g.account_id is not null as is_connected,
			exists (select 1 from push_subscription p where p.account_id = g.account_id) as is_notifiable,
			exists (select 1 from presence_day p where p.account_id = g.account_id
				and p.day > visit.first_day and p.day <= visit.first_day + 30) as has_come_back,
			coalesce(visit.last_day >= date_trunc('month', at at time zone s.time_zone)::date, false) as is_seen
		from guardian g
		join school s on s.id = g.school_id and s.network_id = app_network()
		left join lateral (
			select min(p.day) as first_day, max(p.day) as last_day
			from presence_day p where p.account_id = g.account_id
		) visit on true
		where app_coordinates() and g.left_at is null and exists (
			select 1 from guardianship link join pupil on pupil.id = link.pupil_id
			where link.guardian_id = g.id and link.has_access and pupil.left_at is null
		)
	) f
	group by f.school_id $$;
