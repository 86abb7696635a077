ALTER TABLE "invitation" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "opened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "asked_in" text;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "session_id" text;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "moment_id" uuid;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_moment_id_moment_id_fk" FOREIGN KEY ("moment_id") REFERENCES "public"."moment"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitation_moment" ON "invitation" USING btree ("moment_id") WHERE moment_id is not null;--> statement-breakpoint
CREATE INDEX "outreach_moment" ON "outreach" USING btree ("moment_id") WHERE moment_id is not null;--> statement-breakpoint
CREATE INDEX "connection_reminder_sms" ON "connection_reminder" USING btree ("sms_id");