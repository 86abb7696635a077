ALTER TABLE "item" ADD COLUMN "recalled_at" timestamp with time zone;--> statement-breakpoint
-- Definer rights: the policy of item_seen is itself written with the one of item.
create function app_has_seen(wanted uuid) returns boolean language sql stable security definer set search_path = public as
$$ select exists (select 1 from item_seen where item_id = wanted and account_id = app_account()) $$;
--> statement-breakpoint
-- A recalled item exists only for those who had seen it: they are told that it no longer holds, and
-- nobody else ever sees it. Its versions follow, by their own policy.
alter policy family_reads_its_items on item using (app_actor() = 'guardian' and (
		(kind = 'workshop' and school_id = any ((select app_family_school_ids())::uuid[]))
		or pupil_id = any ((select app_pupil_ids())::uuid[])
		or division_id = any ((select app_division_ids())::uuid[])
		or (
			pupil_id is null and division_id is null
			and school_id = any ((select app_pupil_school_ids())::uuid[])
		)
	) and (recalled_at is null or app_has_seen(id)));
--> statement-breakpoint
-- Whoever follows a notification or a short message to a recalled item may know that it was, and
-- nothing else of it.
create function app_was_recalled(wanted uuid) returns boolean language sql stable security definer set search_path = public as
$$ select exists (
	select 1 from item
	where id = wanted and recalled_at is not null and (
		pupil_id = any (app_pupil_ids())
		or division_id = any (app_division_ids())
		or (pupil_id is null and division_id is null and school_id = any (app_pupil_school_ids()))
	)
) $$;
