DROP INDEX "delivery_due";--> statement-breakpoint
CREATE INDEX "delivery_subscription" ON "delivery" USING btree ("subscription_id");--> statement-breakpoint
CREATE INDEX "delivery_due" ON "delivery" USING btree ("next_attempt_at","subscription_id") WHERE state = 'waiting';--> statement-breakpoint
-- Room on each page for the lease, so that taking a delivery writes no index.
ALTER TABLE "delivery" SET (fillfactor = 60);
