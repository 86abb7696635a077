import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../domain/shared/actor';

/** The role that the application works as: owns nothing, cannot bypass row level security. */
export const APPLICATION_ROLE = 'passerelle_app';

/**
 * One statement that makes the present transaction run as the application role and on behalf of
 * `actor`. All settings end with the transaction.
 */
export function actorSettings(actor: Actor): SQL {
	const account = actor.kind === 'guardian' ? actor.accountId : '';
	const provisional = actor.kind === 'guardian' && !actor.isProvisional ? 'no' : 'yes';
	const worksFor = actor.kind === 'staff' || actor.kind === 'resource-parent' ? actor : null;
	const school = worksFor?.schoolId ?? '';
	const staff = worksFor?.staffId ?? '';
	return sql`select
		set_config('role', ${APPLICATION_ROLE}, true),
		set_config('passerelle.actor', ${actor.kind}, true),
		set_config('passerelle.account', ${account}, true),
		set_config('passerelle.provisional', ${provisional}, true),
		set_config('passerelle.school', ${school}, true),
		set_config('passerelle.staff', ${staff}, true)`;
}
