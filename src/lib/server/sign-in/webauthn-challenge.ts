import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { webauthnChallenge } from '../db/schema/staff';

/** Time to answer a challenge (WebAuthn Level 3 recommends 5 minutes when a person verifies). */
const LIFE_MINUTES = 5;

/** What browsers bind passkeys to: the public host, for ever. */
export function relyingParty(app: App): { id: string; origin: string } {
	return { id: new URL(app.config.origin).hostname, origin: app.config.origin };
}

/** Remembers a challenge until it is answered. `staffId` is null for a sign-in. */
export async function keepChallenge(
	tx: Tx,
	challenge: string,
	staffId: string | null,
	now: Date
): Promise<void> {
	await tx.delete(webauthnChallenge).where(lt(webauthnChallenge.expiresAt, now));
	const expiresAt = new Date(now.getTime() + LIFE_MINUTES * 60_000);
	await tx.insert(webauthnChallenge).values({ challenge, staffId, expiresAt });
}

/** Takes a challenge out, whatever the answer is worth: each is good for one answer. */
export async function takeChallenge(
	tx: Tx,
	challenge: string,
	staffId: string | null,
	now: Date
): Promise<boolean> {
	const taken = await tx
		.delete(webauthnChallenge)
		.where(
			and(
				eq(webauthnChallenge.challenge, challenge),
				gt(webauthnChallenge.expiresAt, now),
				staffId ? eq(webauthnChallenge.staffId, staffId) : isNull(webauthnChallenge.staffId)
			)
		)
		.returning({ id: webauthnChallenge.id });
	return taken.length > 0;
}

/** The challenge that an answer says it answers; empty when it cannot be read. */
export function challengeIn(clientDataJSON: string): string {
	try {
		const data = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as {
			challenge?: unknown;
		};
		return typeof data.challenge === 'string' ? data.challenge : '';
	} catch {
		return '';
	}
}
