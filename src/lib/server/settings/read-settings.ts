import { desc, eq } from 'drizzle-orm';
import * as v from 'valibot';
import { dayHoursSchema, type DayHours } from '../../domain/disconnection/disconnection-policy';
import {
	areHeeded,
	choiceOf,
	hoursToChoose,
	ringingHours,
	type RangeName
} from '../../domain/disconnection/own-hours';
import type { Child } from '../../domain/home/home';
import type { GuardianActor } from '../../domain/shared/actor';
import type { FamilyProvider } from '../../domain/sign-in/identity-provider';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { account, familySession } from '../db/schema/account';
import { school } from '../db/schema/directory';
import { readCircle } from '../home/read-circle';
import { listIdentities } from '../sign-in/family-identity';
import { hoursOfSchool } from '../release/hours-of-school';

/** A device that is signed in to the account. */
export type Device = { sessionId: string; lastSeenAt: Date; isThisOne: boolean };

/** When a family may be told. */
export type FamilyHours = {
	choice: 'school' | RangeName | 'own';
	/** Between which hours its phones may ring; null without a school. */
	ringing: DayHours | null;
	/** Its own hours are no longer open at one of its schools, which tells it in the school's. */
	isUnheeded: boolean;
	/** First and last hour, as they stand in the choice hour by hour. */
	first: string;
	last: string;
	/** `HH:MM`, of the school's wall clock. */
	hours: string[];
};

export type Settings = {
	children: Child[];
	/** Null for a session that a letter alone opened: it settles nothing for the parent. */
	hours: FamilyHours | null;
	/** The account's devices; a session opened by a letter alone is shown itself only. */
	devices: Device[];
	/** Who vouches for parents here, and whether the account is linked; none for a provisional session. */
	identities: { provider: FamilyProvider; isLinked: boolean }[];
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
			identities: actor.isProvisional ? [] : await listIdentities(app, tx, actor),
			hours: actor.isProvisional ? null : await readHours(tx, actor),
			devices: sessions.map((session) => ({
				...session,
				isThisOne: session.sessionId === actor.sessionId
			})),
			timeZone: circle.schools[0]?.timeZone ?? 'Europe/Paris',
			pushKey: app.push.publicKey
		};
	});
}

async function readHours(tx: Tx, { accountId }: GuardianActor): Promise<FamilyHours> {
	const [row] = await tx.select().from(account).where(eq(account.id, accountId));
	const own = v.parse(v.nullable(dayHoursSchema), row?.ownHours ?? null);
	// Row level security gives the schools of the family.
	const policies = (await tx.select().from(school)).map((one) => hoursOfSchool(one).policy);
	const hours = hoursToChoose(policies);
	const choice = choiceOf(own);
	const shown = choice === 'own' && own ? own : { opens: hours[0]!, closes: hours.at(-1)! };
	return {
		choice,
		ringing: ringingHours(own, policies),
		isUnheeded: !areHeeded(own, policies),
		first: shown.opens,
		last: shown.closes,
		hours: [...new Set([...hours, shown.opens, shown.closes])].sort()
	};
}
