import { desc, eq } from 'drizzle-orm';
import type { Child } from '../../domain/home/home';
import type { GuardianActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { familySession } from '../db/schema/account';
import { readCircle } from '../home/read-circle';

/** A device that is signed in to the account. */
export type Device = { sessionId: string; lastSeenAt: Date; isThisOne: boolean };

export type Settings = {
	children: Child[];
	/** The account's devices; a session opened by a letter alone is shown itself only. */
	devices: Device[];
	/** IANA zone in which hours are told. */
	timeZone: string;
	/** Public key that a phone subscribes to notifications with, base64url. */
	pushKey: string;
};

/** What a guardian may settle. */
export function readSettings(app: App, actor: GuardianActor): Promise<Settings> {
	return app.db.transaction(actor, async (tx) => {
		const circle = await readCircle(tx, app.clock.now());
		const sessions = await tx
			.select({ sessionId: familySession.id, lastSeenAt: familySession.lastSeenAt })
			.from(familySession)
			.where(actor.isProvisional ? eq(familySession.id, actor.sessionId) : undefined)
			.orderBy(desc(familySession.lastSeenAt));
		return {
			children: circle.children,
			devices: sessions.map((session) => ({
				...session,
				isThisOne: session.sessionId === actor.sessionId
			})),
			timeZone: circle.schools[0]?.timeZone ?? 'Europe/Paris',
			pushKey: app.push.publicKey
		};
	});
}
