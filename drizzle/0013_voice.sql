CREATE TABLE "school_language" (
	"school_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL,
	CONSTRAINT "school_language_school_id_locale_pk" PRIMARY KEY("school_id","locale")
);
--> statement-breakpoint
CREATE TABLE "wording" (
	"school_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"key" text NOT NULL,
	"text" text NOT NULL,
	"source_hash" text NOT NULL,
	"reviewed_by" uuid,
	"reviewed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "wording_school_id_locale_key_pk" PRIMARY KEY("school_id","locale","key")
);
--> statement-breakpoint
CREATE TABLE "bank_voice" (
	"school_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"sentence" text NOT NULL,
	"words_hash" text NOT NULL,
	"recording_id" uuid NOT NULL,
	CONSTRAINT "bank_voice_school_id_locale_sentence_pk" PRIMARY KEY("school_id","locale","sentence")
);
--> statement-breakpoint
CREATE TABLE "recording" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"media_type" text NOT NULL,
	"sound" "bytea" NOT NULL,
	"duration_ms" integer NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"staff_id" uuid,
	"account_id" uuid
);
--> statement-breakpoint
CREATE TABLE "spoken_sentence" (
	"key" text PRIMARY KEY NOT NULL,
	"media_type" text NOT NULL,
	"sound" "bytea" NOT NULL,
	"used_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "family_writing" ADD COLUMN "text" text;--> statement-breakpoint
ALTER TABLE "family_writing" ADD COLUMN "recording_id" uuid;--> statement-breakpoint
ALTER TABLE "school_language" ADD CONSTRAINT "school_language_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_language" ADD CONSTRAINT "school_language_by_staff_id_fk" FOREIGN KEY ("by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wording" ADD CONSTRAINT "wording_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wording" ADD CONSTRAINT "wording_reviewed_by_staff_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_voice" ADD CONSTRAINT "bank_voice_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_voice" ADD CONSTRAINT "bank_voice_recording_id_recording_id_fk" FOREIGN KEY ("recording_id") REFERENCES "public"."recording"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recording" ADD CONSTRAINT "recording_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recording" ADD CONSTRAINT "recording_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recording" ADD CONSTRAINT "recording_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_voice_recording" ON "bank_voice" USING btree ("recording_id");--> statement-breakpoint
CREATE INDEX "recording_account" ON "recording" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "spoken_sentence_used" ON "spoken_sentence" USING btree ("used_at");--> statement-breakpoint
ALTER TABLE "family_writing" ADD CONSTRAINT "family_writing_recording_id_recording_id_fk" FOREIGN KEY ("recording_id") REFERENCES "public"."recording"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
alter table recording enable row level security;
--> statement-breakpoint
create policy system_all on recording for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table bank_voice enable row level security;
--> statement-breakpoint
create policy system_all on bank_voice for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table spoken_sentence enable row level security;
--> statement-breakpoint
create policy system_all on spoken_sentence for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table wording enable row level security;
--> statement-breakpoint
create policy system_all on wording for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table school_language enable row level security;
--> statement-breakpoint
create policy system_all on school_language for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
-- A family's voice is held like its words: staff hear it once what it belongs to was released.
create policy staff_hear_their_school on recording for select to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()) and (
		purpose in ('bank', 'message')
		or exists (select 1 from family_writing w where w.recording_id = recording.id)
	));
--> statement-breakpoint
create policy staff_record_for_their_school on recording for insert to passerelle_app
	with check (app_actor() = 'staff' and school_id = (select app_school())
		and purpose in ('bank', 'message') and staff_id = (select app_staff()) and account_id is null);
--> statement-breakpoint
create policy staff_replace_bank_voices on recording for delete to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()) and purpose = 'bank');
--> statement-breakpoint
-- What a school says in a message is handed out with the message, by who may read it.
create policy family_hears_bank_and_itself on recording for select to passerelle_app
	using (app_actor() = 'guardian' and (
		account_id = (select app_account())
		or (purpose = 'bank' and school_id = any ((select app_family_school_ids())::uuid[]))
	));
--> statement-breakpoint
create policy family_records_answers on recording for insert to passerelle_app
	with check (app_actor() = 'guardian' and purpose = 'answer' and account_id = (select app_account())
		and staff_id is null and school_id = any ((select app_family_school_ids())::uuid[]));
--> statement-breakpoint
create policy staff_fill_their_bank on bank_voice for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy family_reads_banks on bank_voice for select to passerelle_app
	using (app_actor() = 'guardian' and school_id = any ((select app_family_school_ids())::uuid[]));
--> statement-breakpoint
create policy staff_read_words on wording for select to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_write_words on wording for insert to passerelle_app
	with check (app_actor() = 'staff' and school_id = (select app_school()) and reviewed_by = (select app_staff()));
--> statement-breakpoint
create policy staff_correct_words on wording for update to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()) and reviewed_by = (select app_staff()));
--> statement-breakpoint
create policy staff_give_words_up on wording for delete to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy family_reads_words on wording for select to passerelle_app
	using (app_actor() = 'guardian' and school_id = any ((select app_family_school_ids())::uuid[]));
--> statement-breakpoint
create policy staff_settle_languages on school_language for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()) and by = (select app_staff()));
--> statement-breakpoint
create policy family_reads_languages on school_language for select to passerelle_app
	using (app_actor() = 'guardian' and school_id = any ((select app_family_school_ids())::uuid[]));
