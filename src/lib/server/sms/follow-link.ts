import { eq } from 'drizzle-orm';
import { safeNext } from '../../domain/first-connection/next-page';
import { SYSTEM } from '../../domain/shared/actor';
import { refuse, ok, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { school } from '../db/schema/directory';
import { sms } from '../db/schema/reach';
import type { SchoolContact } from '../first-connection/invitation.repository';
import { addPairedHit, takePairedHitOff, type PairedLimit } from '../front/count-hits';
import { readLinkCode } from './short-link';

/** Wrong codes that one client may try, and all together: 40 bits then hold for years. */
const LIMIT: PairedLimit = {
	what: 'short-link',
	client: { count: 30, minutes: 15 },
	installation: { count: 600, minutes: 60 }
};

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
		const hits = await addPairedHit(app, tx, LIMIT, address, now);
		if (hits.client > LIMIT.client.count || hits.installation > LIMIT.installation.count) {
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
		await takePairedHitOff(app, tx, LIMIT, address, now);
		const { name, phone, referencePerson } = found.school;
		return ok({ path: safeNext(found.sms.path), school: { name, phone, referencePerson } });
	});
}
