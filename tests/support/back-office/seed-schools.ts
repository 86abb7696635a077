import type postgres from 'postgres';
import { POLICY_OF_PRESET } from '../../../src/lib/domain/disconnection/disconnection-policy';

/** The present of the bench: a Tuesday of November, in a school year that began in September. */
export const PRESENT = '2026-11-24T09:00:00Z';

/** How big each school is: its guardians. The first school is the one that is measured. */
export type Sizes = readonly number[];

/** Key of a row, the same in every database. */
const key = (table: string, n = 'n') => `md5('${table} ' || s || ' ' || ${n})::uuid`;

const FIRST_NAMES = `array['Amina','Mohamed','Fatima','Ayşe','João','Olena','Élodie','Kévin','Muhammad','Linh',
	'Moussa','Awa','Ibrahim','Sofia','Yusuf','Khadija','Jean-Pierre','Zoé','Nino','Armen']`;
const LAST_NAMES = `array['BENALI','DIALLO','N''GUYEN','YILMAZ','DE SOUSA','KOVALENKO','LEFÈVRE','TRAORÉ','KAYA',
	'EL AMRANI','ROSSI','MARTIN','GUEYE','ŞAHIN','NOWAK','HADDAD','OULD AHMED','PETIT','BERIDZE','SARGSYAN','CISSÉ',
	'TCHERNOV','MENDES']`;
const LOCALES = `array['fr','ar','tr','pt','uk','en','so','ta','zh']`;
const CODES = `array['6 A','6 B','6 C','6 D','5 A','5 B','5 C','5 D','4 A','4 B','4 C','4 D','3 A','3 B','3 C','3 D']`;
const SCHOOL_YEAR = `'2026-09-05'::timestamptz`;

/**
 * Writes whole schools in bulk, as they are in November: families on file, letters, accounts, visits,
 * absences and what became of them, homework, messages, outreach, services and workshops. About
 * forty events a guardian. Every school is made alike, whatever stands beside it.
 */
export async function seedSchools(admin: postgres.Sql, sizes: Sizes): Promise<void> {
	const policy = JSON.stringify(POLICY_OF_PRESET['report-2025']);
	const list = sizes.map((size, s) => `(${s}, ${size})`).join(',');
	await admin.unsafe(`
		set session_replication_role = replica;
		create temp table place (s int primary key, size int);
		insert into place values ${list};
		create temp table person as
			select s, n, size, ${key('school', "''")} as school_id, ${key('guardian')} as guardian_id,
				${key('pupil')} as pupil_id, ${key('account')} as account_id, n % 10 < 6 as is_connected
			from place cross join lateral generate_series(0, size - 1) n;
		insert into school (id, uai, name, school_year, holiday_zone, disconnection_policy, created_at)
			select ${key('school', "''")}, '9' || lpad(s::text, 6, '0') || 'A', 'Collège ' || s, 2026, 'C',
				'${policy}'::jsonb, ${SCHOOL_YEAR} from place;
		insert into division (id, school_id, code, level)
			select ${key('division', 'k')}, ${key('school', "''")}, c, left(c, 1) || 'e'
			from place cross join unnest(${CODES}) with ordinality d(c, k);
		insert into staff (id, name, email, created_at)
			select ${key('staff', 'k')}, 'Médiatrice ' || k, 'm' || s || '-' || k || '@example.org', ${SCHOOL_YEAR}
			from place cross join generate_series(1, 5) k;
		insert into staff_role (staff_id, school_id, role)
			select ${key('staff', 'k')}, ${key('school', "''")}, 'head' from place cross join generate_series(1, 5) k;
		insert into service (id, school_id, code, name)
			select ${key('service', 'k')}, ${key('school', "''")}, 's' || k, (array['EduConnect','ENT','PRONOTE'])[k]
			from place cross join generate_series(1, 3) k;
		insert into account (id, locale, created_at, last_seen_at)
			select account_id, (${LOCALES})[1 + n % 9], ${SCHOOL_YEAR}, ${SCHOOL_YEAR} from person where is_connected;
	`);
	await seedPeople(admin);
	await seedEvents(admin);
	await admin.unsafe(`
		set session_replication_role = origin;
		update guardian set name_keys = '';
		update pupil set name_keys = '';
		update account a set first_day = d.days[1], second_day = d.days[2], last_day = d.days[cardinality(d.days)]
			from (select account_id, array_agg(day order by day) as days from presence_day group by account_id) d
			where d.account_id = a.id;
		drop table person, place;
	`);
	await admin.unsafe('vacuum analyze');
}

/** Nine pupils for ten guardians: second parents, and brothers and sisters. */
async function seedPeople(admin: postgres.Sql): Promise<void> {
	await admin.unsafe(`
		insert into pupil (id, school_id, source_id, first_name, last_name, division_id)
			select pupil_id, school_id, n::text, (${FIRST_NAMES})[1 + (n * 7) % 20], (${LAST_NAMES})[1 + (n * 11) % 23],
				${key('division', '(1 + n % 16)')}
			from person where n % 10 < 9;
		insert into guardian (id, school_id, source_id, title, first_name, last_name, mobile, accepts_sms,
				letter_locale, account_id, met_at, assigned_to, assigned_at)
			select guardian_id, school_id, n::text, 'MME', (${FIRST_NAMES})[1 + (n * 13) % 20],
				(${LAST_NAMES})[1 + (n * 11) % 23],
				case when n % 12 > 0 then '+336399' || lpad((n % 100000)::text, 5, '0') end, n % 3 > 0,
				case when n % 4 > 0 then (${LOCALES})[1 + n % 9] end, case when is_connected then account_id end,
				case when n % 3 = 0 then ${SCHOOL_YEAR} end,
				case when n % 5 = 0 then ${key('staff', '(1 + n % 5)')} end,
				case when n % 5 = 0 then ${SCHOOL_YEAR} end
			from person;
		insert into guardianship (school_id, pupil_id, guardian_id, kinship, responsibility, has_access)
			select school_id, pupil_id, guardian_id, '10', 1, true from person where n % 10 < 9
			union all
			select school_id, ${key('pupil', '(n - 1)')}, guardian_id, '20', 1, true from person where n % 10 = 9
			union all
			select school_id, ${key('pupil', '(n - 2)')}, guardian_id, '10', 1, true from person where n % 5 = 4;
		insert into invitation (school_id, guardian_id, secret_hash, code_hash, created_at, expires_at, used_at)
			select school_id, guardian_id, decode(md5('i' || s || ' ' || n || k), 'hex'),
				decode(md5('c' || s || ' ' || n || k), 'hex'), ${SCHOOL_YEAR}, ${SCHOOL_YEAR} + interval '60 days',
				case when is_connected and k = 1 then ${SCHOOL_YEAR} end
			from person cross join generate_series(1, 2) k where n % 10 < 8 and (k = 1 or n % 4 = 0);
		insert into family_session (id, secret_hash, account_id, guardian_id, created_at, last_seen_at, expires_at, confirmed_at)
			select 'b' || s || '-' || n, '\\x00', account_id, guardian_id, ${SCHOOL_YEAR}, ${SCHOOL_YEAR},
				'2027-08-01', case when n % 20 > 0 then ${SCHOOL_YEAR} end
			from person where is_connected;
		insert into push_subscription (account_id, session_id, endpoint, p256dh, auth, created_at)
			select account_id, 'b' || s || '-' || n, 'https://push.example.org/' || s || '/' || n, 'p', 'a', ${SCHOOL_YEAR}
			from person where is_connected and n % 10 < 4;
		insert into presence_day (account_id, day)
			select account_id, '2026-09-06'::date + n % 20 + k * (2 + n % 3)
			from person cross join generate_series(0, 32) k
			where is_connected and (k = 0 or n % 10 < 5)
				and '2026-09-06'::date + n % 20 + k * (2 + n % 3) <= '2026-11-24'::date;
		insert into service_connection (school_id, service_id, guardian_id, connected_on, source)
			select school_id, ${key('service', 'k')}, guardian_id, '2026-09-20', 'list'
			from person cross join generate_series(1, 3) k where (n + k * 3) % 10 < 5;
		insert into outreach (school_id, guardian_id, staff_id, moment, at)
			select school_id, guardian_id, ${key('staff', '(1 + n % 5)')}, (array['call','meeting','cafe'])[k],
				'2026-10-01'::timestamptz + n * interval '7 minutes'
			from person cross join generate_series(1, 3) k where (n + k) % 4 = 0;
	`);
}

/** What was said to families, and what they did with it. */
async function seedEvents(admin: postgres.Sql): Promise<void> {
	const said = (columns: string) => `(id, item_id, school_id, number, change, content, entered_at,
		received_at, planned_at, released_at, announced_at) select ${columns}`;
	const spoken = (table: string, at: string) => `${at}, ${at}, ${at}, ${at}, ${at} from ${table}`;
	// The school that is measured told everybody everything: its list of messages is as heavy as it gets.
	const told = 'case when s = 0 then 60 else 8 end';
	await admin.unsafe(`
		create temp table absent as
			select p.*, k, ${key('absence', "n || ' ' || k")} as item_id, ${key('absence-said', "n || ' ' || k")} as version_id,
				'2026-11-23T07:00:00Z'::timestamptz - ((n + k * 17) % 75) * interval '1 day' as at
			from person p cross join generate_series(1, 6) k where n % 10 < 9 and k <= n % 7;
		insert into item (id, school_id, kind, pupil_id, created_at)
			select item_id, school_id, 'absence', pupil_id, at from absent;
		insert into item_version ${said(`version_id, item_id, school_id, 1, 'create',
			jsonb_build_object('startsAt', at, 'endsAt', at + interval '4 hours'), ${spoken('absent', 'at')}`)};
		insert into family_writing (school_id, kind, item_id, pupil_id, guardian_id, account_id, reason, locale,
				idempotency_key, written_at, planned_at, released_at)
			select school_id, 'absence-reason', item_id, pupil_id, guardian_id, account_id, 'ill', 'ar',
				gen_random_uuid(), at, at, at from absent where is_connected and (n + k) % 3 > 0;
		insert into notice (school_id, item_id, item_version_id, guardian_id, step, opened_at)
			select school_id, item_id, version_id, guardian_id, case when is_connected then 'reached' else 'call' end, at
			from absent;
		insert into item_seen (item_id, account_id, school_id, seen_at)
			select item_id, account_id, school_id, at from absent where is_connected and k % 3 > 0;
		insert into item (id, school_id, kind, division_id, created_at)
			select ${key('homework', 'k')}, ${key('school', "''")}, 'homework', ${key('division', '(1 + k % 16)')},
				'2026-11-20T07:00:00Z'::timestamptz - (k % 70) * interval '1 day'
			from place cross join generate_series(1, 1500) k;
		insert into item_version ${said(`${key('homework-said', 'k')}, ${key('homework', 'k')}, ${key('school', "''")}, 1,
			'create', '{"subject":"Maths","instructions":"Exercice 4","dueOn":"2026-11-24","givenOn":"2026-11-20"}',
			${spoken('place cross join generate_series(1, 1500) k', `'2026-11-20T07:00:00Z'::timestamptz - (k % 70) * interval '1 day'`)}`)};
		insert into item (id, school_id, kind, created_at)
			select ${key('message', 'k')}, ${key('school', "''")}, 'message',
				'2026-11-20T08:00:00Z'::timestamptz - k * interval '1 day'
			from place cross join generate_series(1, 60) k;
		insert into item_version ${said(`${key('message-said', 'k')}, ${key('message', 'k')}, ${key('school', "''")}, 1,
			'create', '{"subject":"Réunion","text":"Venez mardi."}',
			${spoken('place cross join generate_series(1, 60) k', `'2026-11-20T08:00:00Z'::timestamptz - k * interval '1 day'`)}`)};
		insert into notice (school_id, item_id, item_version_id, guardian_id, step, opened_at)
			select school_id, ${key('message', 'k')}, ${key('message-said', 'k')}, guardian_id,
				case when is_connected then 'reached' when n % 2 = 0 then 'call' else 'paper' end, ${SCHOOL_YEAR}
			from person cross join lateral generate_series(1, ${told}) k order by s, k;
		insert into item_seen (item_id, account_id, school_id, seen_at)
			select ${key('message', 'k')}, account_id, school_id, '2026-11-23T18:00:00Z'
			from person cross join lateral generate_series(1, ${told}) k where is_connected and (n + k) % 2 = 0
			order by s, k;
		insert into item (id, school_id, kind, created_at)
			select ${key('workshop', 'k')}, ${key('school', "''")}, 'workshop', ${SCHOOL_YEAR}
			from place cross join generate_series(1, 6) k;
		insert into workshop_registration (school_id, item_id, guardian_id, registered_at, attendance)
			select school_id, ${key('workshop', '(1 + n % 6)')}, guardian_id, ${SCHOOL_YEAR}, 'present'
			from person where n % 7 = 0;
		drop table absent;
	`);
}
