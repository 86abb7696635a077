ALTER TABLE "school" ALTER COLUMN "holiday_zone" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "territory" text DEFAULT 'metropole' NOT NULL;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "given_calendar" jsonb DEFAULT '{"years":[],"closures":[]}'::jsonb NOT NULL;--> statement-breakpoint
-- Schools opened before territories were told apart: the départements of Alsace and the Moselle.
UPDATE "school" SET "territory" = 'alsace-moselle' WHERE "uai" ~ '^0(57|67|68)';
