-- How many wait for a place before one person: her rank, and nobody's name.
create function workshop_waiting_before(workshop uuid, guardian uuid) returns integer language sql stable security definer set search_path = public as
$$ select count(*)::integer from workshop_registration other
	join workshop_registration mine on mine.item_id = other.item_id and mine.guardian_id = $2
	where other.item_id = $1 and other.cancelled_at is null and other.waiting_since is not null
		and mine.cancelled_at is null and mine.waiting_since is not null
		and (other.waiting_since, other.id) < (mine.waiting_since, mine.id) $$;
--> statement-breakpoint
-- Whether anybody waits at all: who comes then waits behind them.
create function workshop_waiting(workshop uuid) returns integer language sql stable security definer set search_path = public as
$$ select count(*)::integer from workshop_registration
	where item_id = workshop and cancelled_at is null and waiting_since is not null $$;
--> statement-breakpoint
-- Sessions from before there was anything to keep of them: a random uuid holds 122 bits.
insert into workshop_session (item_id, school_id, check_in_key)
select id, school_id, replace(gen_random_uuid()::text, '-', '') from item where kind = 'workshop'
on conflict do nothing;
