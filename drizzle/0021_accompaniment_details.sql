ALTER TABLE "accompaniment" ADD COLUMN "materials" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "accompaniment" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "accompaniment" ADD COLUMN "changed_by" uuid;--> statement-breakpoint
ALTER TABLE "beneficiary" ADD COLUMN "before_merge" jsonb;--> statement-breakpoint
ALTER TABLE "accompaniment" ADD CONSTRAINT "accompaniment_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "beneficiary_merged" ON "beneficiary" USING btree ("merged_into_id");--> statement-breakpoint
CREATE UNIQUE INDEX "beneficiary_one_a_guardian" ON "beneficiary" USING btree ("school_id","guardian_id") WHERE guardian_id is not null;