CREATE TABLE "place_language" (
	"school_id" uuid NOT NULL,
	"place_id" text NOT NULL,
	"locale" text NOT NULL,
	"told_by" uuid,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "place_language_school_id_place_id_locale_pk" PRIMARY KEY("school_id","place_id","locale")
);
--> statement-breakpoint
ALTER TABLE "division" ADD COLUMN "level_set_by" uuid;--> statement-breakpoint
ALTER TABLE "guardian" ADD COLUMN "name_keys" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "pupil" ADD COLUMN "name_keys" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "reference_person" ADD COLUMN "picture_version" text;--> statement-breakpoint
ALTER TABLE "place_language" ADD CONSTRAINT "place_language_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_language" ADD CONSTRAINT "place_language_place_id_mediation_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."mediation_place"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_language" ADD CONSTRAINT "place_language_told_by_staff_id_fk" FOREIGN KEY ("told_by") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
alter table place_language enable row level security;
--> statement-breakpoint
create policy system_all on place_language for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
create policy staff_tell_what_they_know on place_language for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()) and told_by = (select app_staff()));
--> statement-breakpoint
create policy family_reads_languages_of_places on place_language for select to passerelle_app
	using (app_actor() = 'guardian' and school_id = any ((select app_family_school_ids())::uuid[]));
