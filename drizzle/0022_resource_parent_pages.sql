ALTER TABLE "resource_parent" ADD COLUMN "adviser_phone" text;--> statement-breakpoint
ALTER TABLE "resource_parent" ADD COLUMN "commitment_words" text[];--> statement-breakpoint
ALTER TABLE "resource_parent_action" ADD COLUMN "item_id" uuid;--> statement-breakpoint
ALTER TABLE "resource_parent_action" ADD CONSTRAINT "resource_parent_action_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- What a resource parent sees. Definer rights: the policies below are written with her own row. Null
-- for anybody else, and once her mission ended.
create function app_resource_parent() returns uuid language sql stable security definer set search_path = public as
$$ select id from resource_parent
	where app_actor() = 'resource-parent' and staff_id = app_staff() and school_id = app_school()
		and state in ('approved', 'active') $$;
--> statement-breakpoint
-- Nothing of a family before she signed her commitment.
create function app_active_resource_parent() returns uuid language sql stable security definer set search_path = public as
$$ select id from resource_parent where id = app_resource_parent() and state = 'active' $$;
--> statement-breakpoint
create policy resource_parent_reads_herself on resource_parent for select to passerelle_app
	using (app_actor() = 'resource-parent' and id = (select app_resource_parent()));
--> statement-breakpoint
create policy resource_parent_settles_her_part on resource_parent for update to passerelle_app
	using (app_actor() = 'resource-parent' and id = (select app_resource_parent()))
	with check (app_actor() = 'resource-parent' and staff_id = (select app_staff()) and school_id = (select app_school()));
--> statement-breakpoint
-- Whatever the program asks for: she signs, says when she can be there, and no more.
create function resource_parent_settles_her_part() returns trigger language plpgsql as
$$ begin
	if app_actor() = 'resource-parent' and (
		to_jsonb(new) - '{availabilities,state,committed_at,commitment_locale,commitment_hash,commitment_words,revision}'::text[]
			is distinct from
		to_jsonb(old) - '{availabilities,state,committed_at,commitment_locale,commitment_hash,commitment_words,revision}'::text[]
		or (new.state is distinct from old.state and not (old.state = 'approved' and new.state = 'active'))
		or (old.committed_at is not null and new.committed_at is distinct from old.committed_at)
	) then
		raise exception 'a resource parent settles her own part only';
	end if;
	return new;
end $$;
--> statement-breakpoint
create trigger resource_parent_settles_her_part before update on resource_parent
for each row execute function resource_parent_settles_her_part();
--> statement-breakpoint
-- A guardian who left the school is nobody's to call.
create function app_is_at_school(wanted uuid) returns boolean language sql stable security definer set search_path = public as
$$ select exists (select 1 from guardian where id = wanted and left_at is null) $$;
--> statement-breakpoint
-- What a family agreed to show her, for as long as it agrees.
create policy resource_parent_reads_who_agreed on resource_parent_contact for select to passerelle_app
	using (app_actor() = 'resource-parent' and resource_parent_id = (select app_active_resource_parent())
		and withdrawn_at is null and app_is_at_school(guardian_id));
--> statement-breakpoint
create policy resource_parent_reads_what_to_do on resource_parent_action for select to passerelle_app
	using (app_actor() = 'resource-parent' and resource_parent_id = (select app_active_resource_parent())
		and (contact_id is null or exists (select 1 from resource_parent_contact c where c.id = contact_id)));
--> statement-breakpoint
create policy resource_parent_says_what_was_done on resource_parent_action for update to passerelle_app
	using (app_actor() = 'resource-parent' and resource_parent_id = (select app_active_resource_parent())
		and (contact_id is null or exists (select 1 from resource_parent_contact c where c.id = contact_id)))
	with check (app_actor() = 'resource-parent' and resource_parent_id = (select app_active_resource_parent()));
--> statement-breakpoint
create function resource_parent_says_what_was_done() returns trigger language plpgsql as
$$ begin
	if app_actor() = 'resource-parent'
		and to_jsonb(new) - '{done_at,outcome}'::text[] is distinct from to_jsonb(old) - '{done_at,outcome}'::text[] then
		raise exception 'a resource parent says what was done only';
	end if;
	return new;
end $$;
--> statement-breakpoint
create trigger resource_parent_says_what_was_done before update on resource_parent_action
for each row execute function resource_parent_says_what_was_done();
--> statement-breakpoint
create policy resource_parent_plans_for_a_family on resource_parent_action for insert to passerelle_app
	with check (app_actor() = 'resource-parent' and resource_parent_id = (select app_active_resource_parent())
		and school_id = (select app_school()) and created_by is null
		and exists (select 1 from resource_parent_contact c where c.id = contact_id)
		and (item_id is null or exists (select 1 from item i where i.id = item_id)));
--> statement-breakpoint
create policy resource_parent_takes_her_plan_back on resource_parent_action for delete to passerelle_app
	using (app_actor() = 'resource-parent' and resource_parent_id = (select app_active_resource_parent())
		and created_by is null and done_at is null);
--> statement-breakpoint
-- The school: its name, telephone and hours.
create policy resource_parent_reads_her_school on school for select to passerelle_app
	using (app_actor() = 'resource-parent' and id = (select app_school()) and (select app_resource_parent()) is not null);
--> statement-breakpoint
-- Workshops that families were shown, in their last words.
create function app_last_shown(wanted uuid) returns integer language sql stable security definer set search_path = public as
$$ select max(number) from item_version
	where item_id = wanted and released_at is not null and withdrawn_at is null $$;
--> statement-breakpoint
create policy resource_parent_reads_workshops on item for select to passerelle_app
	using (app_actor() = 'resource-parent' and kind = 'workshop' and school_id = (select app_school())
		and recalled_at is null and (select app_active_resource_parent()) is not null
		and app_last_shown(id) is not null);
--> statement-breakpoint
create policy resource_parent_reads_workshops on item_version for select to passerelle_app
	using (app_actor() = 'resource-parent' and released_at is not null and withdrawn_at is null
		and number = app_last_shown(item_id) and exists (select 1 from item i where i.id = item_version.item_id));
--> statement-breakpoint
-- Who supports her, and where to call: nothing else of the staff of the school.
create function app_my_adviser() returns table (name text, phone text) language sql stable security definer set search_path = public as
$$ select s.name, coalesce(r.adviser_phone, e.phone)
	from resource_parent r
	join school e on e.id = r.school_id
	left join staff s on s.id = r.adviser_id and s.revoked_at is null
	where r.id = app_resource_parent() $$;
--> statement-breakpoint
create policy resource_parent_reads_her_line on staff for select to passerelle_app
	using (app_actor() = 'resource-parent' and id = (select app_staff()));
--> statement-breakpoint
create policy resource_parent_settles_her_language on staff for update to passerelle_app
	using (app_actor() = 'resource-parent' and id = (select app_staff()))
	with check (app_actor() = 'resource-parent' and id = (select app_staff()));
--> statement-breakpoint
create or replace function staff_settle_their_language_only() returns trigger language plpgsql as
$$ begin
	if app_actor() in ('staff', 'resource-parent') and to_jsonb(new) - 'locale' is distinct from to_jsonb(old) - 'locale' then
		raise exception 'staff settle their language only';
	end if;
	return new;
end $$;
--> statement-breakpoint
create policy resource_parent_own_sessions on staff_session for select to passerelle_app
	using (app_actor() = 'resource-parent' and staff_id = (select app_staff()));
--> statement-breakpoint
create policy resource_parent_signs_out on staff_session for delete to passerelle_app
	using (app_actor() = 'resource-parent' and staff_id = (select app_staff()));
--> statement-breakpoint
create policy resource_parent_writes_the_journal on journal for insert to passerelle_app
	with check (app_actor() = 'resource-parent' and school_id = (select app_school()) and staff_id = (select app_staff()));
--> statement-breakpoint
-- Whether one may call the families of a school, in which languages: never who before a family agreed.
create function app_offered_resource_parents() returns table (school_id uuid, locales text[]) language sql stable security definer set search_path = public as
$$ select r.school_id, array_agg(distinct l)
	from resource_parent r cross join unnest(r.locales) l
	where app_actor() = 'guardian' and r.state = 'active' and r.school_id = any (app_family_school_ids())
	group by r.school_id $$;
--> statement-breakpoint
-- The first name of the one who takes care of a family that agreed: whom to expect.
create function app_who_may_call() returns table (contact_id uuid, first_name text) language sql stable security definer set search_path = public as
$$ select c.id, r.first_name
	from resource_parent_contact c join resource_parent r on r.id = c.resource_parent_id and r.state = 'active'
	where app_actor() = 'guardian' and c.withdrawn_at is null and c.guardian_id = any (app_own_guardian_ids()) $$;
