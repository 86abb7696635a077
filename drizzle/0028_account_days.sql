ALTER TABLE "account" ADD COLUMN "first_day" date;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "second_day" date;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "last_day" date;--> statement-breakpoint
CREATE INDEX "item_absence" ON "item" USING btree ("school_id","created_at") WHERE kind = 'absence';
--> statement-breakpoint
-- The days of an account that its place in the funnel is told from, so that a list of thousands reads no visits.
create function keep_account_days() returns trigger language plpgsql security definer set search_path = public as
$$ begin
	update account set
		second_day = case
			when new.day < first_day then first_day
			when new.day > first_day and (second_day is null or new.day < second_day) then new.day
			else second_day end,
		first_day = least(first_day, new.day),
		last_day = greatest(last_day, new.day)
	where id = new.account_id and (
		first_day is null or new.day < first_day or new.day > last_day
		or (new.day > first_day and (second_day is null or new.day < second_day))
	);
	return null;
end $$;
--> statement-breakpoint
create trigger keep_account_days after insert on presence_day
for each row execute function keep_account_days();
--> statement-breakpoint
update account a set first_day = d.days[1], second_day = d.days[2], last_day = d.days[cardinality(d.days)]
from (select account_id, array_agg(day order by day) as days from presence_day group by account_id) d
where d.account_id = a.id;
