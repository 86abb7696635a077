import { eq } from 'drizzle-orm';
import { safeNext } from '../../domain/first-connection/next-page';
import type { AttemptLimit } from '../../domain/first-connection/code-attempts';
import { SYSTEM } from '../../domain/shared/actor';
import { refuse, ok, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { school } from '../db/schema/directory';
import { sms } from '../db/schema/reach';
import type { SchoolContact } from '../first-connection/invitation.repository';
import { addHits, clientKey } from '../front/count-hits';
import { readLinkCode } from './short-link';

/** Wrong codes that one client may try, and all together: 40 bits then hold for years. */
const CLIENT_LIMIT: AttemptLimit = { count: 30, minutes: 15 };
const INSTALLATION_LIMIT: AttemptLimit = { count: 600, minutes: 60 };
const KEY = 'short-link';

/** A link is of the moment: after a month it leads nowhere. */
const LIFE = 30 * 86_400_000;

/** Where a short link leads, and who wrote. It tells nothing of whom it was sent to. */
export type FollowedLink = { path: string; school: SchoolContact };

/** Unknown, malformed and too old are the same. */
export type LinkRefusal = { code: 'sms-link.not-found' | 'sms-link.too-many-attempts' };

/**
 * Looks a short link up. It proves nothing about who follows it, and opens no session.
 * @param address network address of the client, for the limit on wrong codes
 */
export async function followLink(
	app: App,
	typed: string,
	address: string
): Promise<Result<FollowedLink, LinkRefusal>> {
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		const count = async (step: 1 | -1) => ({
			client: await addHits(tx, clientKey(app, KEY, address), CLIENT_LIMIT, now, step),
			installation: await addHits(tx, KEY, INSTALLATION_LIMIT, now, step)
		});
		const { client, installation } = await count(1);
		if (client > CLIENT_LIMIT.count) {
			// A limited client stops counting for the others: one noisy address closes no door.
			await addHits(tx, KEY, INSTALLATION_LIMIT, now, -1);
			return refuse({ code: 'sms-link.too-many-attempts' });
		}
		if (installation > INSTALLATION_LIMIT.count) {
			return refuse({ code: 'sms-link.too-many-attempts' });
		}
		const code = readLinkCode(typed);
		const [found] = code
			? await tx
					.select({ sms, school })
					.from(sms)
					.innerJoin(school, eq(school.id, sms.schoolId))
					.where(eq(sms.code, code))
			: [];
		const from = found && (found.sms.sentAt ?? found.sms.nextAttemptAt);
		if (!from || now.getTime() - from.getTime() > LIFE) {
			return refuse({ code: 'sms-link.not-found' });
		}
		await count(-1);
		const { name, phone, referencePerson } = found.school;
		return ok({ path: safeNext(found.sms.path), school: { name, phone, referencePerson } });
	});
}
