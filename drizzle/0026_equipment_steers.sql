ALTER TABLE "equipment_loan" DROP CONSTRAINT "equipment_loan_reminder_item_id_item_id_fk";
--> statement-breakpoint
ALTER TABLE "equipment_loan" ADD COLUMN "reminder_item_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "equipment_loan" DROP COLUMN "reminder_item_id";--> statement-breakpoint
-- A family settles question after question in the row of its own answers: what staff wrote is theirs.
create policy family_goes_on_with_its_diagnosis on equipment_diagnosis for update to passerelle_app
	using (app_actor() = 'guardian' and guardian_id = any ((select app_own_guardian_ids())::uuid[])
		and filled_by = 'family' and account_id = (select app_account()))
	with check (app_actor() = 'guardian' and guardian_id = any ((select app_own_guardian_ids())::uuid[])
		and filled_by = 'family' and account_id = (select app_account()) and staff_id is null);
--> statement-breakpoint
-- How a family wants to be told: what it answered, and nothing else of its line in the school's file.
create function app_steer_guardian(wanted uuid, channel text, moment text, voice boolean) returns void
	language sql volatile security definer set search_path = public as
$$ update guardian set best_channel = channel, best_moment = moment, prefers_voice = voice
	where id = wanted and (
		(app_actor() = 'guardian' and id = any (app_own_guardian_ids()))
		or (app_actor() = 'staff' and school_id = app_school())
	) $$;
