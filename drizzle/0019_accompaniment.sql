CREATE TABLE "accompaniment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"duration_minutes" integer NOT NULL,
	"themes" text[] NOT NULL,
	"place_kind" text NOT NULL,
	"autonomy" text,
	"orientations" text[] DEFAULT '{}' NOT NULL,
	"interpreter_locale" text,
	"anonymous_count" integer DEFAULT 0 NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accompaniment_participant" (
	"school_id" uuid NOT NULL,
	"accompaniment_id" uuid NOT NULL,
	"beneficiary_id" uuid NOT NULL,
	CONSTRAINT "accompaniment_participant_accompaniment_id_beneficiary_id_pk" PRIMARY KEY("accompaniment_id","beneficiary_id")
);
--> statement-breakpoint
CREATE TABLE "appointment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"beneficiary_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"duration_minutes" integer NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"interpreter_locale" text,
	"is_interpreter_found" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"said_item_id" uuid,
	"reminder_item_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "beneficiary" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"guardian_id" uuid,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"phone" text,
	"locale" text,
	"created_at" timestamp with time zone NOT NULL,
	"merged_into_id" uuid,
	"merged_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "equipment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"inventory_number" text,
	"state" text DEFAULT 'good' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "equipment_label" UNIQUE("school_id","label")
);
--> statement-breakpoint
CREATE TABLE "equipment_diagnosis" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"filled_by" text NOT NULL,
	"account_id" uuid,
	"staff_id" uuid,
	"answers" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"idempotency_key" uuid,
	CONSTRAINT "equipment_diagnosis_once" UNIQUE("guardian_id","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "equipment_loan" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"equipment_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"lent_on" date NOT NULL,
	"due_on" date NOT NULL,
	"lent_by" uuid NOT NULL,
	"lent_state" text NOT NULL,
	"returned_on" date,
	"returned_to" uuid,
	"returned_state" text,
	"undone_at" timestamp with time zone,
	"said_item_id" uuid,
	"reminder_item_id" uuid
);
--> statement-breakpoint
CREATE TABLE "loan_agreement" (
	"loan_id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"through" text NOT NULL,
	"account_id" uuid,
	"staff_id" uuid,
	"locale" text NOT NULL,
	"words_hash" text NOT NULL,
	"agreed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connection_reminder" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"staff_id" uuid,
	"contact_mark" text NOT NULL,
	"sms_id" uuid
);
--> statement-breakpoint
CREATE TABLE "moment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_view_name" UNIQUE("staff_id","school_id","name")
);
--> statement-breakpoint
CREATE TABLE "callback" (
	"writing_id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"wanted_moment" text,
	"locale" text NOT NULL,
	"needs_interpreter" boolean DEFAULT false NOT NULL,
	"taken_by" uuid,
	"taken_at" timestamp with time zone,
	"is_interpreter_found" boolean DEFAULT false NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"last_try_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "reference_person" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"staff_id" uuid,
	"name" text NOT NULL,
	"function" text NOT NULL,
	"phone" text,
	"locales" text[] DEFAULT '{}' NOT NULL,
	"picture" "bytea",
	"picture_type" text,
	"level" text,
	"rank" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teleservice_campaign" (
	"school_id" uuid NOT NULL,
	"code" text NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"url" text NOT NULL,
	CONSTRAINT "teleservice_campaign_school_id_code_pk" PRIMARY KEY("school_id","code")
);
--> statement-breakpoint
CREATE TABLE "long_work" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"result" "bytea",
	"media_type" text,
	"file_name" text,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mediation_place" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"postcode" text NOT NULL,
	"town" text NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"phone" text,
	"website" text,
	"opening_hours" text,
	"services" text[] DEFAULT '{}' NOT NULL,
	"locales" text[] DEFAULT '{}' NOT NULL,
	"welcomes" text[] DEFAULT '{}' NOT NULL,
	"fees" text[] DEFAULT '{}' NOT NULL,
	"updated_on" text,
	"loaded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "resource_parent" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"staff_id" uuid,
	"guardian_id" uuid,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"mobile" text,
	"email" text,
	"locales" text[] NOT NULL,
	"availabilities" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"adviser_id" uuid,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"head_id" uuid,
	"head_at" timestamp with time zone,
	"inspector_id" uuid,
	"inspector_at" timestamp with time zone,
	"committed_at" timestamp with time zone,
	"commitment_locale" text,
	"commitment_hash" text,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "resource_parent_action" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"resource_parent_id" uuid NOT NULL,
	"contact_id" uuid,
	"kind" text NOT NULL,
	"due_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "resource_parent_contact" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"resource_parent_id" uuid,
	"guardian_id" uuid NOT NULL,
	"shown_name" text NOT NULL,
	"shown_phone" text,
	"locale" text NOT NULL,
	"agreed_at" timestamp with time zone NOT NULL,
	"agreed_with" uuid,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "calendar_feed" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"staff_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "calendar_feed_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "catalogue_entry" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"network_id" uuid,
	"theme" text NOT NULL,
	"title" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"duration_minutes" integer NOT NULL,
	"skills" text[] DEFAULT '{}' NOT NULL,
	"pix_url" text,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "facilitator" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"network_id" uuid,
	"name" text NOT NULL,
	"organisation" text DEFAULT '' NOT NULL,
	"field" text NOT NULL,
	"email" text,
	"phone" text,
	"locales" text[] DEFAULT '{}' NOT NULL,
	"themes" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "facilitator_invitation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"facilitator_id" uuid NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"invited_at" timestamp with time zone NOT NULL,
	"invited_by" uuid,
	"answer" text,
	"answered_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "facilitator_invitation_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "facilitator_invitation_once" UNIQUE("item_id","facilitator_id")
);
--> statement-breakpoint
CREATE TABLE "network" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "network_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "workshop_follow_up" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"answers" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "workshop_follow_up_once" UNIQUE("item_id","guardian_id")
);
--> statement-breakpoint
CREATE TABLE "workshop_series" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"entry_id" uuid,
	"title" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workshop_session" (
	"item_id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"series_id" uuid,
	"entry_id" uuid,
	"is_outside" boolean DEFAULT false NOT NULL,
	"remote_url" text,
	"check_in_key" text NOT NULL,
	"unknown_count" integer DEFAULT 0 NOT NULL,
	"reminded_at" timestamp with time zone,
	"followed_up_at" timestamp with time zone,
	CONSTRAINT "workshop_session_check_in_key_unique" UNIQUE("check_in_key")
);
--> statement-breakpoint
ALTER TABLE "division" ADD COLUMN "level" text;--> statement-breakpoint
ALTER TABLE "guardian" ADD COLUMN "assigned_to" uuid;--> statement-breakpoint
ALTER TABLE "guardian" ADD COLUMN "assigned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "guardian" ADD COLUMN "best_channel" text;--> statement-breakpoint
ALTER TABLE "guardian" ADD COLUMN "best_moment" text;--> statement-breakpoint
ALTER TABLE "guardian" ADD COLUMN "prefers_voice" boolean;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "network_id" uuid;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "latitude" double precision;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "longitude" double precision;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "kind" text DEFAULT 'letter' NOT NULL;--> statement-breakpoint
ALTER TABLE "outreach" ADD COLUMN "moment_id" uuid;--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "guardian_id" uuid;--> statement-breakpoint
ALTER TABLE "workshop_registration" ADD COLUMN "waiting_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "workshop_registration" ADD COLUMN "through" text DEFAULT 'tap' NOT NULL;--> statement-breakpoint
ALTER TABLE "workshop_registration" ADD COLUMN "checked_in_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "accompaniment" ADD CONSTRAINT "accompaniment_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accompaniment" ADD CONSTRAINT "accompaniment_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accompaniment_participant" ADD CONSTRAINT "accompaniment_participant_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accompaniment_participant" ADD CONSTRAINT "accompaniment_participant_accompaniment_id_accompaniment_id_fk" FOREIGN KEY ("accompaniment_id") REFERENCES "public"."accompaniment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accompaniment_participant" ADD CONSTRAINT "accompaniment_participant_beneficiary_id_beneficiary_id_fk" FOREIGN KEY ("beneficiary_id") REFERENCES "public"."beneficiary"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_beneficiary_id_beneficiary_id_fk" FOREIGN KEY ("beneficiary_id") REFERENCES "public"."beneficiary"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_said_item_id_item_id_fk" FOREIGN KEY ("said_item_id") REFERENCES "public"."item"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_reminder_item_id_item_id_fk" FOREIGN KEY ("reminder_item_id") REFERENCES "public"."item"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "beneficiary" ADD CONSTRAINT "beneficiary_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "beneficiary" ADD CONSTRAINT "beneficiary_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment" ADD CONSTRAINT "equipment_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_diagnosis" ADD CONSTRAINT "equipment_diagnosis_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_diagnosis" ADD CONSTRAINT "equipment_diagnosis_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_diagnosis" ADD CONSTRAINT "equipment_diagnosis_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_diagnosis" ADD CONSTRAINT "equipment_diagnosis_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_loan" ADD CONSTRAINT "equipment_loan_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_loan" ADD CONSTRAINT "equipment_loan_equipment_id_equipment_id_fk" FOREIGN KEY ("equipment_id") REFERENCES "public"."equipment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_loan" ADD CONSTRAINT "equipment_loan_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_loan" ADD CONSTRAINT "equipment_loan_lent_by_staff_id_fk" FOREIGN KEY ("lent_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_loan" ADD CONSTRAINT "equipment_loan_returned_to_staff_id_fk" FOREIGN KEY ("returned_to") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_loan" ADD CONSTRAINT "equipment_loan_said_item_id_item_id_fk" FOREIGN KEY ("said_item_id") REFERENCES "public"."item"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_loan" ADD CONSTRAINT "equipment_loan_reminder_item_id_item_id_fk" FOREIGN KEY ("reminder_item_id") REFERENCES "public"."item"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_agreement" ADD CONSTRAINT "loan_agreement_loan_id_equipment_loan_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."equipment_loan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_agreement" ADD CONSTRAINT "loan_agreement_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_agreement" ADD CONSTRAINT "loan_agreement_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_agreement" ADD CONSTRAINT "loan_agreement_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_agreement" ADD CONSTRAINT "loan_agreement_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_reminder" ADD CONSTRAINT "connection_reminder_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_reminder" ADD CONSTRAINT "connection_reminder_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_reminder" ADD CONSTRAINT "connection_reminder_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moment" ADD CONSTRAINT "moment_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moment" ADD CONSTRAINT "moment_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "callback" ADD CONSTRAINT "callback_writing_id_family_writing_id_fk" FOREIGN KEY ("writing_id") REFERENCES "public"."family_writing"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "callback" ADD CONSTRAINT "callback_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "callback" ADD CONSTRAINT "callback_taken_by_staff_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference_person" ADD CONSTRAINT "reference_person_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference_person" ADD CONSTRAINT "reference_person_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teleservice_campaign" ADD CONSTRAINT "teleservice_campaign_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "long_work" ADD CONSTRAINT "long_work_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "long_work" ADD CONSTRAINT "long_work_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_parent" ADD CONSTRAINT "resource_parent_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_parent" ADD CONSTRAINT "resource_parent_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_parent" ADD CONSTRAINT "resource_parent_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_parent" ADD CONSTRAINT "resource_parent_adviser_id_staff_id_fk" FOREIGN KEY ("adviser_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_parent" ADD CONSTRAINT "resource_parent_proposed_by_staff_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_parent" ADD CONSTRAINT "resource_parent_head_id_staff_id_fk" FOREIGN KEY ("head_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_parent" ADD CONSTRAINT "resource_parent_inspector_id_staff_id_fk" FOREIGN KEY ("inspector_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_parent_action" ADD CONSTRAINT "resource_parent_action_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_parent_action" ADD CONSTRAINT "resource_parent_action_resource_parent_id_resource_parent_id_fk" FOREIGN KEY ("resource_parent_id") REFERENCES "public"."resource_parent"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_parent_action" ADD CONSTRAINT "resource_parent_action_contact_id_resource_parent_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."resource_parent_contact"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_parent_action" ADD CONSTRAINT "resource_parent_action_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_parent_contact" ADD CONSTRAINT "resource_parent_contact_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_parent_contact" ADD CONSTRAINT "resource_parent_contact_resource_parent_id_resource_parent_id_fk" FOREIGN KEY ("resource_parent_id") REFERENCES "public"."resource_parent"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_parent_contact" ADD CONSTRAINT "resource_parent_contact_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_parent_contact" ADD CONSTRAINT "resource_parent_contact_agreed_with_staff_id_fk" FOREIGN KEY ("agreed_with") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_entry" ADD CONSTRAINT "catalogue_entry_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_entry" ADD CONSTRAINT "catalogue_entry_network_id_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."network"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilitator" ADD CONSTRAINT "facilitator_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilitator" ADD CONSTRAINT "facilitator_network_id_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."network"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilitator_invitation" ADD CONSTRAINT "facilitator_invitation_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilitator_invitation" ADD CONSTRAINT "facilitator_invitation_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilitator_invitation" ADD CONSTRAINT "facilitator_invitation_facilitator_id_facilitator_id_fk" FOREIGN KEY ("facilitator_id") REFERENCES "public"."facilitator"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilitator_invitation" ADD CONSTRAINT "facilitator_invitation_invited_by_staff_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_follow_up" ADD CONSTRAINT "workshop_follow_up_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_follow_up" ADD CONSTRAINT "workshop_follow_up_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_follow_up" ADD CONSTRAINT "workshop_follow_up_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_series" ADD CONSTRAINT "workshop_series_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_series" ADD CONSTRAINT "workshop_series_entry_id_catalogue_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_session" ADD CONSTRAINT "workshop_session_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_session" ADD CONSTRAINT "workshop_session_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_session" ADD CONSTRAINT "workshop_session_series_id_workshop_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."workshop_series"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_session" ADD CONSTRAINT "workshop_session_entry_id_catalogue_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accompaniment_school_at" ON "accompaniment" USING btree ("school_id","at");--> statement-breakpoint
CREATE INDEX "accompaniment_participant_beneficiary" ON "accompaniment_participant" USING btree ("beneficiary_id");--> statement-breakpoint
CREATE INDEX "appointment_school_start" ON "appointment" USING btree ("school_id","starts_at");--> statement-breakpoint
CREATE INDEX "appointment_beneficiary" ON "appointment" USING btree ("beneficiary_id");--> statement-breakpoint
CREATE INDEX "beneficiary_school" ON "beneficiary" USING btree ("school_id");--> statement-breakpoint
CREATE INDEX "beneficiary_guardian" ON "beneficiary" USING btree ("guardian_id");--> statement-breakpoint
CREATE INDEX "equipment_diagnosis_guardian" ON "equipment_diagnosis" USING btree ("guardian_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "equipment_loan_one_at_a_time" ON "equipment_loan" USING btree ("equipment_id") WHERE returned_on is null and undone_at is null;--> statement-breakpoint
CREATE INDEX "equipment_loan_guardian" ON "equipment_loan" USING btree ("guardian_id");--> statement-breakpoint
CREATE INDEX "connection_reminder_guardian" ON "connection_reminder" USING btree ("guardian_id","at");--> statement-breakpoint
CREATE INDEX "moment_school_day" ON "moment" USING btree ("school_id","day");--> statement-breakpoint
CREATE INDEX "callback_school" ON "callback" USING btree ("school_id");--> statement-breakpoint
CREATE INDEX "reference_person_school" ON "reference_person" USING btree ("school_id","rank");--> statement-breakpoint
CREATE INDEX "long_work_expires" ON "long_work" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "mediation_place_position" ON "mediation_place" USING btree ("latitude","longitude");--> statement-breakpoint
CREATE INDEX "resource_parent_school" ON "resource_parent" USING btree ("school_id");--> statement-breakpoint
CREATE INDEX "resource_parent_staff" ON "resource_parent" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "resource_parent_action_parent" ON "resource_parent_action" USING btree ("resource_parent_id");--> statement-breakpoint
CREATE INDEX "resource_parent_contact_parent" ON "resource_parent_contact" USING btree ("resource_parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "resource_parent_contact_once" ON "resource_parent_contact" USING btree ("guardian_id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "catalogue_entry_school" ON "catalogue_entry" USING btree ("school_id");--> statement-breakpoint
CREATE INDEX "facilitator_school" ON "facilitator" USING btree ("school_id");--> statement-breakpoint
CREATE INDEX "workshop_series_school" ON "workshop_series" USING btree ("school_id");--> statement-breakpoint
CREATE INDEX "workshop_session_series" ON "workshop_session" USING btree ("series_id");--> statement-breakpoint
ALTER TABLE "outreach" ADD CONSTRAINT "outreach_moment_id_moment_id_fk" FOREIGN KEY ("moment_id") REFERENCES "public"."moment"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "item_guardian" ON "item" USING btree ("guardian_id") WHERE guardian_id is not null;--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_one_audience" CHECK (guardian_id is null or (kind = 'message' and pupil_id is null and division_id is null));--> statement-breakpoint
alter table saved_view enable row level security;
--> statement-breakpoint
create policy system_all on saved_view for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table moment enable row level security;
--> statement-breakpoint
create policy system_all on moment for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table connection_reminder enable row level security;
--> statement-breakpoint
create policy system_all on connection_reminder for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table beneficiary enable row level security;
--> statement-breakpoint
create policy system_all on beneficiary for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table accompaniment enable row level security;
--> statement-breakpoint
create policy system_all on accompaniment for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table accompaniment_participant enable row level security;
--> statement-breakpoint
create policy system_all on accompaniment_participant for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table appointment enable row level security;
--> statement-breakpoint
create policy system_all on appointment for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table resource_parent enable row level security;
--> statement-breakpoint
create policy system_all on resource_parent for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table resource_parent_contact enable row level security;
--> statement-breakpoint
create policy system_all on resource_parent_contact for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table resource_parent_action enable row level security;
--> statement-breakpoint
create policy system_all on resource_parent_action for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table equipment_diagnosis enable row level security;
--> statement-breakpoint
create policy system_all on equipment_diagnosis for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table equipment enable row level security;
--> statement-breakpoint
create policy system_all on equipment for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table equipment_loan enable row level security;
--> statement-breakpoint
create policy system_all on equipment_loan for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table loan_agreement enable row level security;
--> statement-breakpoint
create policy system_all on loan_agreement for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table catalogue_entry enable row level security;
--> statement-breakpoint
create policy system_all on catalogue_entry for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table facilitator enable row level security;
--> statement-breakpoint
create policy system_all on facilitator for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table facilitator_invitation enable row level security;
--> statement-breakpoint
create policy system_all on facilitator_invitation for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table workshop_series enable row level security;
--> statement-breakpoint
create policy system_all on workshop_series for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table workshop_session enable row level security;
--> statement-breakpoint
create policy system_all on workshop_session for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table workshop_follow_up enable row level security;
--> statement-breakpoint
create policy system_all on workshop_follow_up for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table calendar_feed enable row level security;
--> statement-breakpoint
create policy system_all on calendar_feed for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table reference_person enable row level security;
--> statement-breakpoint
create policy system_all on reference_person for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table callback enable row level security;
--> statement-breakpoint
create policy system_all on callback for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table teleservice_campaign enable row level security;
--> statement-breakpoint
create policy system_all on teleservice_campaign for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table long_work enable row level security;
--> statement-breakpoint
create policy system_all on long_work for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table network enable row level security;
--> statement-breakpoint
create policy system_all on network for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
alter table mediation_place enable row level security;
--> statement-breakpoint
create policy system_all on mediation_place for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
--> statement-breakpoint
create policy staff_of_the_school on moment for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on connection_reminder for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on beneficiary for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on accompaniment for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on accompaniment_participant for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on appointment for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on resource_parent for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on resource_parent_contact for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on resource_parent_action for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on equipment_diagnosis for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on equipment for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on equipment_loan for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on loan_agreement for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on catalogue_entry for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on facilitator for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on facilitator_invitation for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on workshop_series for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on workshop_session for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on workshop_follow_up for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on calendar_feed for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on reference_person for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on callback for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
create policy staff_of_the_school on teleservice_campaign for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()))
	with check (app_actor() = 'staff' and school_id = (select app_school()));
--> statement-breakpoint
-- A view is its owner's; colleagues read those that are shared.
create policy staff_own_views on saved_view for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()) and staff_id = (select app_staff()))
	with check (app_actor() = 'staff' and school_id = (select app_school()) and staff_id = (select app_staff()));
--> statement-breakpoint
create policy staff_read_shared_views on saved_view for select to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()) and is_shared);
--> statement-breakpoint
-- Letters carry keys: their file is for the one who asked.
create policy staff_own_work on long_work for all to passerelle_app
	using (app_actor() = 'staff' and school_id = (select app_school()) and staff_id = (select app_staff()))
	with check (app_actor() = 'staff' and school_id = (select app_school()) and staff_id = (select app_staff()));
--> statement-breakpoint
-- What the schools of a network share is read by each, and changed by the school that owns it.
create function app_network() returns uuid language sql stable security definer set search_path = public as
$$ select network_id from school where id = app_school() $$;
--> statement-breakpoint
create policy staff_read_their_network on network for select to passerelle_app
	using (app_actor() = 'staff' and id = (select app_network()));
--> statement-breakpoint
create policy staff_read_shared on catalogue_entry for select to passerelle_app
	using (app_actor() = 'staff' and network_id = (select app_network()));
--> statement-breakpoint
create policy staff_read_shared on facilitator for select to passerelle_app
	using (app_actor() = 'staff' and network_id = (select app_network()));
--> statement-breakpoint
create policy everybody_reads_places on mediation_place for select to passerelle_app
	using (app_actor() in ('staff', 'guardian', 'resource-parent'));
--> statement-breakpoint
-- A message to one guardian is read by her alone, by no session that a letter opened.
create function app_own_guardian_ids() returns uuid[] language sql stable as
$$ select case when app_is_provisional() then '{}'::uuid[] else app_guardian_ids() end $$;
--> statement-breakpoint
alter policy family_reads_its_items on item using (app_actor() = 'guardian' and (
		(kind = 'workshop' and school_id = any ((select app_family_school_ids())::uuid[]))
		or pupil_id = any ((select app_pupil_ids())::uuid[])
		or division_id = any ((select app_division_ids())::uuid[])
		or guardian_id = any ((select app_own_guardian_ids())::uuid[])
		or (
			pupil_id is null and division_id is null and guardian_id is null
			and school_id = any ((select app_pupil_school_ids())::uuid[])
		)
	) and (recalled_at is null or app_has_seen(id)));
--> statement-breakpoint
create or replace function app_was_recalled(wanted uuid) returns boolean language sql stable security definer set search_path = public as
$$ select exists (
	select 1 from item
	where id = wanted and recalled_at is not null and (
		pupil_id = any (app_pupil_ids())
		or division_id = any (app_division_ids())
		or guardian_id = any (app_own_guardian_ids())
		or (pupil_id is null and division_id is null and guardian_id is null
			and school_id = any (app_pupil_school_ids()))
	)
) $$;
--> statement-breakpoint
create policy family_answers_the_diagnosis on equipment_diagnosis for insert to passerelle_app
	with check (app_actor() = 'guardian' and guardian_id = any ((select app_own_guardian_ids())::uuid[])
		and filled_by = 'family' and account_id = (select app_account()) and staff_id is null);
--> statement-breakpoint
create policy family_reads_its_diagnoses on equipment_diagnosis for select to passerelle_app
	using (app_actor() = 'guardian' and guardian_id = any ((select app_own_guardian_ids())::uuid[]));
--> statement-breakpoint
create policy family_reads_its_loans on equipment_loan for select to passerelle_app
	using (app_actor() = 'guardian' and guardian_id = any ((select app_own_guardian_ids())::uuid[]));
--> statement-breakpoint
create policy family_reads_what_it_borrowed on equipment for select to passerelle_app
	using (app_actor() = 'guardian' and exists (select 1 from equipment_loan l where l.equipment_id = equipment.id));
--> statement-breakpoint
create policy family_reads_its_agreements on loan_agreement for select to passerelle_app
	using (app_actor() = 'guardian' and guardian_id = any ((select app_own_guardian_ids())::uuid[]));
--> statement-breakpoint
create policy family_agrees on loan_agreement for insert to passerelle_app
	with check (app_actor() = 'guardian' and guardian_id = any ((select app_own_guardian_ids())::uuid[])
		and through = 'family' and account_id = (select app_account()) and staff_id is null
		and exists (select 1 from equipment_loan l where l.id = loan_id and l.guardian_id = loan_agreement.guardian_id
			and l.school_id = loan_agreement.school_id));
--> statement-breakpoint
create policy family_says_who_may_call on resource_parent_contact for all to passerelle_app
	using (app_actor() = 'guardian' and guardian_id = any ((select app_own_guardian_ids())::uuid[]))
	with check (app_actor() = 'guardian' and guardian_id = any ((select app_own_guardian_ids())::uuid[])
		and school_id = any ((select app_family_school_ids())::uuid[]));
--> statement-breakpoint
create policy family_reads_who_helps on reference_person for select to passerelle_app
	using (app_actor() = 'guardian' and school_id = any ((select app_family_school_ids())::uuid[]));
--> statement-breakpoint
create policy family_reads_campaigns on teleservice_campaign for select to passerelle_app
	using (app_actor() = 'guardian' and school_id = any ((select app_family_school_ids())::uuid[]));
--> statement-breakpoint
-- How to come to a session: never who comes.
create policy family_reads_sessions on workshop_session for select to passerelle_app
	using (app_actor() = 'guardian' and school_id = any ((select app_family_school_ids())::uuid[]));
--> statement-breakpoint
create policy family_says_how_it_went on workshop_follow_up for all to passerelle_app
	using (app_actor() = 'guardian' and guardian_id = any ((select app_own_guardian_ids())::uuid[]))
	with check (app_actor() = 'guardian' and guardian_id = any ((select app_own_guardian_ids())::uuid[])
		and school_id = any ((select app_family_school_ids())::uuid[])
		and exists (select 1 from item i where i.id = item_id and i.school_id = workshop_follow_up.school_id));
--> statement-breakpoint
create policy family_reads_its_callbacks on callback for select to passerelle_app
	using (app_actor() = 'guardian' and exists (select 1 from family_writing w where w.id = writing_id));
--> statement-breakpoint
create policy family_says_how_to_call on callback for insert to passerelle_app
	with check (app_actor() = 'guardian' and taken_by is null and done_at is null and exists (
		select 1 from family_writing w where w.id = writing_id and w.kind = 'callback'
			and w.account_id = (select app_account()) and w.school_id = callback.school_id));
--> statement-breakpoint
-- A place is taken or waited for: those who wait hold none.
create or replace function workshop_places_taken(workshop uuid) returns integer language sql stable security definer set search_path = public as
$$ select count(*)::integer from workshop_registration
	where item_id = workshop and cancelled_at is null and waiting_since is null $$;
--> statement-breakpoint
-- Staff read a wish to be called once it was released, like the writing itself.
alter policy staff_of_the_school on callback
	using (app_actor() = 'staff' and school_id = (select app_school())
		and exists (select 1 from family_writing w where w.id = writing_id))
	with check (app_actor() = 'staff' and school_id = (select app_school())
		and exists (select 1 from family_writing w where w.id = writing_id));
--> statement-breakpoint
alter table school add constraint school_network_id_network_id_fk
	foreign key (network_id) references network(id) on delete set null;
--> statement-breakpoint
alter table guardian add constraint guardian_assigned_to_staff_id_fk
	foreign key (assigned_to) references staff(id) on delete set null;
