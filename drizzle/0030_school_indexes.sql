CREATE INDEX "guardianship_school" ON "guardianship" USING btree ("school_id");--> statement-breakpoint
CREATE INDEX "outreach_school" ON "outreach" USING btree ("school_id");