import type postgres from 'postgres';
import { POLICY_OF_PRESET } from '../../../src/lib/domain/disconnection/disconnection-policy';
import type { ServiceReady } from './service-process';

/** Families of a school. */
const FAMILIES = 1_000;

/** A key of its own for the nth row of a table. */
const id = (table: string, n: string) => `md5('${table} ' || ${n})::uuid`;

/**
 * Writes, in bulk, so many families with one pupil, one phone and one absence each, whose
 * deliveries all wait for the same opening.
 *
 * @param saturday when everything was written, while the schools were closed
 * @param opening when they open
 */
export async function seedMorning(
	admin: postgres.Sql,
	{ origin, keys }: ServiceReady,
	given: { deliveries: number; saturday: string; opening: string }
): Promise<void> {
	const { deliveries, saturday, opening } = given;
	const schools = Math.ceil(deliveries / FAMILIES);
	const policy = JSON.stringify(POLICY_OF_PRESET['report-2025']);
	const each = `from generate_series(0, ${deliveries - 1}) n`;
	const school = id('school', `n / ${FAMILIES}`);
	const at = `'${saturday}'::timestamptz`;
	await admin.unsafe(`
		create temp table device_key (k int primary key, p256dh text, auth text);
		insert into device_key values
			${keys.map(({ p256dh, auth }, k) => `(${k}, '${p256dh}', '${auth}')`).join(',')};
		insert into school (id, uai, name, school_year, holiday_zone, disconnection_policy, created_at)
			select ${id('school', 'n')}, '9' || lpad(n::text, 6, '0') || 'A', 'Collège d''essai ' || n,
				2026, 'C', '${policy}'::jsonb, ${at} from generate_series(0, ${schools - 1}) n;
		insert into account (id, locale, created_at)
			select ${id('account', 'n')}, (array['fr','ar','tr','pt','uk','en'])[1 + n % 6], ${at} ${each};
		insert into family_session
			(id, secret_hash, account_id, created_at, last_seen_at, expires_at, confirmed_at)
			select 'bench-' || n, '\\x00', ${id('account', 'n')}, ${at}, ${at},
				${at} + interval '1 year', ${at} ${each};
		insert into pupil (id, school_id, source_id, first_name, last_name)
			select ${id('pupil', 'n')}, ${school}, n::text, 'Élève', 'ESSAI' ${each};
		insert into guardian
			(id, school_id, source_id, first_name, last_name, account_id, met_at)
			select ${id('guardian', 'n')}, ${school}, n::text, 'Adulte', 'ESSAI', ${id('account', 'n')}, ${at}
			${each};
		insert into guardianship (school_id, pupil_id, guardian_id, kinship, responsibility, has_access)
			select ${school}, ${id('pupil', 'n')}, ${id('guardian', 'n')}, '10', 1, true ${each};
		insert into push_subscription (id, account_id, session_id, endpoint, p256dh, auth, created_at)
			select ${id('subscription', 'n')}, ${id('account', 'n')}, 'bench-' || n,
				'${origin}/push/' || n, k.p256dh, k.auth, ${at}
			${each} join device_key k on k.k = n % ${keys.length};
		insert into item (id, school_id, kind, pupil_id, created_at)
			select ${id('item', 'n')}, ${school}, 'absence', ${id('pupil', 'n')}, ${at} ${each};
		insert into item_version (id, item_id, school_id, number, change, content, entered_at,
				received_at, planned_at, released_at, announced_at)
			select ${id('version', 'n')}, ${id('item', 'n')}, ${school}, 1, 'create', '{}', ${at}, ${at},
				'${opening}', '${opening}', '${opening}' ${each};
		insert into delivery
				(school_id, item_version_id, account_id, subscription_id, state, next_attempt_at)
			select ${school}, ${id('version', 'n')}, ${id('account', 'n')}, ${id('subscription', 'n')},
				'waiting', '${opening}' ${each};
`);
	// As a weekend leaves it: the database has tidied up.
	await admin.unsafe('vacuum analyze');
}
