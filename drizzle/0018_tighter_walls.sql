-- Whatever the program asks for, a member of staff changes the language of their own line, nothing else.
create function staff_settle_their_language_only() returns trigger language plpgsql as
$$ begin
	if app_actor() = 'staff' and to_jsonb(new) - 'locale' is distinct from to_jsonb(old) - 'locale' then
		raise exception 'staff settle their language only';
	end if;
	return new;
end $$;
--> statement-breakpoint
create trigger staff_settle_their_language_only before update on staff
for each row execute function staff_settle_their_language_only();
--> statement-breakpoint
-- Definer rights: the policies of recordings are themselves written with those of writings.
create function app_recorded(voice uuid, of_school uuid) returns boolean language sql stable security definer set search_path = public as
$$ select exists (
	select 1 from recording
	where id = voice and account_id = app_account() and school_id = of_school and purpose = 'answer'
) $$;
--> statement-breakpoint
-- A family's writing holds its own voice, or none: never that of another family, or of the school.
alter policy family_writes on family_writing
	with check (app_actor() = 'guardian' and account_id = (select app_account()) and guardian_id = any ((select app_guardian_ids())::uuid[])
		and (pupil_id is null or pupil_id = any ((select app_pupil_ids())::uuid[]))
		and (recording_id is null or app_recorded(recording_id, school_id)));
