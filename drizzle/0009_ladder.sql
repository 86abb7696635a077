-- Whoever saw a thing, or was shown its notification, closes her own ladder, and does nothing else of it.
create policy family_reads_its_ladder on notice for select to passerelle_app
	using (
		app_actor() = 'guardian' and not app_is_provisional()
		and guardian_id = any ((select app_guardian_ids())::uuid[])
	);
--> statement-breakpoint
create policy family_says_reached on notice for update to passerelle_app
	using (
		app_actor() = 'guardian' and not app_is_provisional()
		and guardian_id = any ((select app_guardian_ids())::uuid[])
	)
	with check (
		app_actor() = 'guardian' and guardian_id = any ((select app_guardian_ids())::uuid[])
		and step = 'reached'
	);
