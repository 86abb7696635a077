CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"item_version_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"step" text NOT NULL,
	"next_step_at" timestamp with time zone,
	"opened_at" timestamp with time zone NOT NULL,
	"to_call_since" timestamp with time zone,
	"to_call_reason" text,
	"sms_id" uuid,
	"calls" integer DEFAULT 0 NOT NULL,
	"last_call_at" timestamp with time zone,
	"last_call_outcome" text,
	"last_call_by" uuid,
	"paper_at" timestamp with time zone,
	"reached_at" timestamp with time zone,
	"reached_through" text,
	CONSTRAINT "notice_once" UNIQUE("item_version_id","guardian_id")
);
--> statement-breakpoint
CREATE TABLE "sms" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"phone" text NOT NULL,
	"locale" text NOT NULL,
	"text" text NOT NULL,
	"encoding" text NOT NULL,
	"segments" integer NOT NULL,
	"cost_millieuros" integer NOT NULL,
	"code" text NOT NULL,
	"path" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	"valid_until" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"gateway" text,
	"gateway_id" text,
	"last_error" text,
	CONSTRAINT "sms_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "sms_month" (
	"school_id" uuid NOT NULL,
	"month" text NOT NULL,
	"segments" integer DEFAULT 0 NOT NULL,
	"cost_millieuros" integer DEFAULT 0 NOT NULL,
	"alerted_at" timestamp with time zone,
	"exhausted_at" timestamp with time zone,
	CONSTRAINT "sms_month_school_id_month_pk" PRIMARY KEY("school_id","month")
);
--> statement-breakpoint
CREATE TABLE "sms_stop" (
	"phone" text PRIMARY KEY NOT NULL,
	"stopped_at" timestamp with time zone NOT NULL,
	"gateway" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_note" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"to_role" text,
	"text" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"released_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "own_hours" jsonb;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "delivery_settings" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "sending_stopped_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "sending_stopped_by" uuid;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "rounds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "is_urgent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "item_seen" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "item_version" ADD COLUMN "not_before" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "item_version" ADD COLUMN "urgent_reason" text;--> statement-breakpoint
ALTER TABLE "item_version" ADD COLUMN "urgent_by" uuid;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_item_version_id_item_version_id_fk" FOREIGN KEY ("item_version_id") REFERENCES "public"."item_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_sms_id_sms_id_fk" FOREIGN KEY ("sms_id") REFERENCES "public"."sms"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sms" ADD CONSTRAINT "sms_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sms" ADD CONSTRAINT "sms_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sms_month" ADD CONSTRAINT "sms_month_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_note" ADD CONSTRAINT "staff_note_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_note" ADD CONSTRAINT "staff_note_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_due" ON "notice" USING btree ("next_step_at") WHERE next_step_at is not null;--> statement-breakpoint
CREATE INDEX "notice_people" ON "notice" USING btree ("school_id") WHERE step in ('call', 'paper');--> statement-breakpoint
CREATE INDEX "notice_item" ON "notice" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "notice_guardian" ON "notice" USING btree ("guardian_id");--> statement-breakpoint
CREATE INDEX "notice_sms" ON "notice" USING btree ("sms_id");--> statement-breakpoint
CREATE INDEX "sms_due" ON "sms" USING btree ("next_attempt_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "sms_gateway_id" ON "sms" USING btree ("gateway","gateway_id");--> statement-breakpoint
CREATE INDEX "sms_guardian" ON "sms" USING btree ("guardian_id");--> statement-breakpoint
CREATE INDEX "sms_school" ON "sms" USING btree ("school_id");--> statement-breakpoint
CREATE INDEX "staff_note_school" ON "staff_note" USING btree ("school_id","written_at");--> statement-breakpoint
CREATE INDEX "staff_note_due" ON "staff_note" USING btree ("planned_at") WHERE released_at is null and withdrawn_at is null;--> statement-breakpoint
ALTER TABLE "item_version" ADD CONSTRAINT "item_version_urgent_by_staff_id_fk" FOREIGN KEY ("urgent_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
alter table notice enable row level security;
--> statement-breakpoint
create policy system_all on notice for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table sms enable row level security;
--> statement-breakpoint
create policy system_all on sms for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table sms_month enable row level security;
--> statement-breakpoint
create policy system_all on sms_month for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table sms_stop enable row level security;
--> statement-breakpoint
create policy system_all on sms_stop for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table staff_note enable row level security;
--> statement-breakpoint
create policy system_all on staff_note for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
create policy staff_read_their_school on notice for select to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_read_their_school on sms for select to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_read_their_school on sms_month for select to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
-- People take over where machines stop: staff write down what became of a call or a paper.
create policy staff_write_what_became on notice for update to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
-- A note waits for the opening like anything else: until then only its author sees it.
create policy staff_read_notes on staff_note for select to passerelle_app
	using (
		app_actor() = 'staff' and school_id = (select app_school())
		and (author_id = (select app_staff()) or (released_at is not null and withdrawn_at is null))
	);
--> statement-breakpoint
create policy staff_write_notes on staff_note for insert to passerelle_app
	with check (
		app_actor() = 'staff' and school_id = (select app_school()) and author_id = (select app_staff())
	);
--> statement-breakpoint
create policy staff_change_own_notes on staff_note for update to passerelle_app
	using (
		app_actor() = 'staff' and school_id = (select app_school()) and author_id = (select app_staff())
	)
	with check (
		app_actor() = 'staff' and school_id = (select app_school()) and author_id = (select app_staff())
	);
