import { isNotNull } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import { school } from '../db/schema/directory';

/** How old an answer may be, in milliseconds, and for how many notifications it serves. */
const FRESH = 200;
const SERVES = 1_000;

/**
 * Whether a school has stopped its sending, asked just before each notification: a batch takes a
 * minute to leave through a slow push service, and a stop does not wait for that. The database is
 * asked a few times a second at most.
 */
export function watchStops(app: App): (schoolId: string) => Promise<boolean> {
	let stopped: Promise<Set<string>> | undefined;
	let askedAt = 0;
	let served = 0;
	return async (schoolId) => {
		const now = app.clock.now().getTime();
		if (!stopped || Math.abs(now - askedAt) >= FRESH || served >= SERVES) {
			[stopped, askedAt, served] = [stoppedSchools(app), now, 0];
		}
		served += 1;
		return (await stopped).has(schoolId);
	};
}

async function stoppedSchools(app: App): Promise<Set<string>> {
	const found = await app.db.transaction(SYSTEM, (tx) =>
		tx.select({ id: school.id }).from(school).where(isNotNull(school.sendingStoppedAt))
	);
	return new Set(found.map(({ id }) => id));
}
