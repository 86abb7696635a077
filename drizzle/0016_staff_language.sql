-- A member of staff settles their own line (the language of their pages), and no other.
create policy staff_settle_themselves on staff for update to passerelle_app
	using (app_actor() = 'staff' and id = (select app_staff()))
	with check (app_actor() = 'staff' and id = (select app_staff()));
