CREATE TABLE "school_term" (
	"school_id" uuid NOT NULL,
	"term" text NOT NULL,
	"locale" text NOT NULL,
	"wording" text NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "school_term_school_id_term_locale_pk" PRIMARY KEY("school_id","term","locale")
);
--> statement-breakpoint
CREATE TABLE "translation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"source_hash" text NOT NULL,
	"source_locale" text NOT NULL,
	"target_locale" text NOT NULL,
	"source_text" text NOT NULL,
	"former_hash" text,
	"is_sensitive" boolean DEFAULT false NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"text" text,
	"engine" text,
	"translated_at" timestamp with time zone,
	"reviewed_by" uuid,
	"reviewed_at" timestamp with time zone,
	"asked_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	CONSTRAINT "translation_once" UNIQUE("school_id","source_hash","target_locale")
);
--> statement-breakpoint
CREATE TABLE "translation_opt_in" (
	"school_id" uuid PRIMARY KEY NOT NULL,
	"engine" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "school_term" ADD CONSTRAINT "school_term_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_term" ADD CONSTRAINT "school_term_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation" ADD CONSTRAINT "translation_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation" ADD CONSTRAINT "translation_reviewed_by_staff_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation_opt_in" ADD CONSTRAINT "translation_opt_in_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation_opt_in" ADD CONSTRAINT "translation_opt_in_by_staff_id_fk" FOREIGN KEY ("by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "translation_due" ON "translation" USING btree ("next_attempt_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "translation_unreviewed" ON "translation" USING btree ("school_id","asked_at") WHERE reviewed_at is null;--> statement-breakpoint
alter table translation enable row level security;
--> statement-breakpoint
create policy system_all on translation for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table school_term enable row level security;
--> statement-breakpoint
create policy system_all on school_term for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table translation_opt_in enable row level security;
--> statement-breakpoint
create policy system_all on translation_opt_in for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
-- Families read no translation by themselves: it is looked up by the text that they may already read.
create policy staff_read_their_school on translation for select to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_review_in_their_school on translation for update to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (
		app_actor() = 'staff' and school_id = (select app_school()) and reviewed_by = (select app_staff())
	);
--> statement-breakpoint
create policy staff_read_their_school on school_term for select to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_read_their_school on translation_opt_in for select to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
-- A family may know who translates for its schools.
create policy family_reads_its_schools on translation_opt_in for select to passerelle_app
	using (
		app_actor() = 'guardian' and school_id = any ((select app_family_school_ids())::uuid[])
	);
