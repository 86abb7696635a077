import { randomBytes } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { and, eq, gt, lt } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { IdentityProviderName, ProvenIdentity } from '../../domain/sign-in/identity-provider';
import type { App } from '../app';
import { describeError } from '../describe-error';
import { signInAttempt } from '../db/schema/identity';
import { returnAddress } from './return-address';
import { hashSecret } from './session-token';

/** Time to prove who one is elsewhere: a password that is looked for, a telephone that is fetched. */
const LIFE_MINUTES = 15;

/**
 * Binds the answer to the browser that asked: whoever is handed the address of an answer cannot use it
 * (OAuth 2.0 Security Best Current Practice, RFC 9700, 4.7).
 */
const COOKIE = '__Host-identite';

export type IdentityRefusal = {
	code:
		/** The installation has no such provider, or it cannot be reached. */
		| 'sign-in.provider-away'
		/** Too late, used already, of another browser, or refused there. */
		| 'sign-in.identity-refused';
};

/**
 * Begins a sign-in at a provider: where the browser goes. It remembers in a cookie that it asked.
 *
 * Refusal: `sign-in.provider-away`.
 *
 * @param accountId the account that links its identity; null for a sign-in
 */
export async function askIdentity(
	app: App,
	cookies: Cookies,
	provider: IdentityProviderName,
	accountId: string | null = null
): Promise<Result<string, IdentityRefusal>> {
	const port = app.identity[provider];
	if (!port) return refuse({ code: 'sign-in.provider-away' });
	const question = await port
		.ask(returnAddress(app.config.origin, provider))
		.catch((error: unknown) => {
			app.log.error({ provider, ...describeError(error) }, 'an identity provider cannot be asked');
			return null;
		});
	if (!question) return refuse({ code: 'sign-in.provider-away' });
	const secret = randomBytes(32).toString('base64url');
	const { state, nonce, codeVerifier } = question;
	const now = app.clock.now();
	await app.db.transaction(SYSTEM, async (tx) => {
		await tx.delete(signInAttempt).where(lt(signInAttempt.expiresAt, now));
		await tx.insert(signInAttempt).values({
			secretHash: hashSecret(secret),
			provider,
			state,
			nonce,
			codeVerifier,
			accountId,
			expiresAt: new Date(now.getTime() + LIFE_MINUTES * 60_000)
		});
	});
	cookies.set(COOKIE, secret, { ...ATTRIBUTES, maxAge: LIFE_MINUTES * 60 });
	return ok(question.address);
}

/**
 * Reads what a provider answers: each question is good for one answer, whatever it is worth.
 *
 * Refusals: `sign-in.identity-refused`, `sign-in.provider-away`.
 *
 * @param answer whole address that the browser came back to
 */
export async function readIdentity(
	app: App,
	cookies: Cookies,
	provider: IdentityProviderName,
	answer: URL
): Promise<Result<{ identity: ProvenIdentity; accountId: string | null }, IdentityRefusal>> {
	const port = app.identity[provider];
	const secret = cookies.get(COOKIE);
	cookies.delete(COOKIE, ATTRIBUTES);
	if (!port || !secret) return refuse({ code: 'sign-in.identity-refused' });
	const question = await app.db.transaction(SYSTEM, async (tx) => {
		const [taken] = await tx
			.delete(signInAttempt)
			.where(
				and(
					eq(signInAttempt.secretHash, hashSecret(secret)),
					eq(signInAttempt.provider, provider),
					gt(signInAttempt.expiresAt, app.clock.now())
				)
			)
			.returning();
		return taken ?? null;
	});
	if (!question) return refuse({ code: 'sign-in.identity-refused' });
	// Behind a proxy the process has another name: the provider compares our public address.
	const seen = new URL(returnAddress(app.config.origin, provider));
	seen.search = answer.search;
	try {
		const identity = await port.read(seen, question);
		if (!identity) return refuse({ code: 'sign-in.identity-refused' });
		return ok({ identity, accountId: question.accountId });
	} catch (error) {
		app.log.error({ provider, ...describeError(error) }, 'an identity provider did not answer');
		return refuse({ code: 'sign-in.provider-away' });
	}
}

const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;
