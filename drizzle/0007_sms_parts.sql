CREATE TABLE "sms_part" (
	"gateway" text NOT NULL,
	"gateway_id" text NOT NULL,
	"sms_id" uuid,
	"outcome" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "sms_part_gateway_gateway_id_pk" PRIMARY KEY("gateway","gateway_id")
);
--> statement-breakpoint
ALTER TABLE "sms" ADD COLUMN "is_urgent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sms_part" ADD CONSTRAINT "sms_part_sms_id_sms_id_fk" FOREIGN KEY ("sms_id") REFERENCES "public"."sms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sms_part_sms" ON "sms_part" USING btree ("sms_id");--> statement-breakpoint
CREATE INDEX "sms_part_unclaimed" ON "sms_part" USING btree ("at") WHERE sms_id is null;--> statement-breakpoint
CREATE INDEX "sms_unreported" ON "sms" USING btree ("valid_until") WHERE state = 'sent';
--> statement-breakpoint
alter table sms_part enable row level security;
--> statement-breakpoint
create policy system_all on sms_part for all to passerelle_app
	using (app_actor() = 'system')
	with check (app_actor() = 'system');
