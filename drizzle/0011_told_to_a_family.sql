DROP INDEX "delivery_version";--> statement-breakpoint
CREATE INDEX "delivery_version_account" ON "delivery" USING btree ("item_version_id","account_id");