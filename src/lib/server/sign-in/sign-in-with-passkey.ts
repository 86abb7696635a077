import {
	generateAuthenticationOptions,
	verifyAuthenticationResponse,
	type AuthenticationResponseJSON,
	type AuthenticatorTransport,
	type PublicKeyCredentialRequestOptionsJSON
} from '@simplewebauthn/server';
import { and, eq, isNull, lt } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import { refuse, type Result } from '../../domain/shared/result';
import type { SignInRefusal } from '../../domain/sign-in/errors';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { passkey, staff } from '../db/schema/staff';
import { enterAsStaff, type StaffEntry } from './enter-as-staff';
import { challengeIn, keepChallenge, relyingParty, takeChallenge } from './webauthn-challenge';

/** What the browser needs to ask for a passkey. Nobody is named: the device proposes its own. */
export async function askForPasskey(app: App): Promise<PublicKeyCredentialRequestOptionsJSON> {
	const options = await generateAuthenticationOptions({
		rpID: relyingParty(app).id,
		userVerification: 'required'
	});
	await app.db.transaction(SYSTEM, (tx) =>
		keepChallenge(tx, options.challenge, null, app.clock.now())
	);
	return options;
}

/**
 * Opens a session for the owner of a passkey. A counter that goes back means a copied passkey and
 * is refused (WebAuthn Level 3, 6.1.1).
 * @returns refusal `sign-in.challenge-expired`, `sign-in.passkey-refused` or `sign-in.no-role`
 */
export async function signInWithPasskey(
	app: App,
	response: AuthenticationResponseJSON
): Promise<Result<StaffEntry, SignInRefusal>> {
	const now = app.clock.now();
	const challenge = challengeIn(response.response.clientDataJSON);
	const known = await app.db.transaction(SYSTEM, async (tx) =>
		(await takeChallenge(tx, challenge, null, now)) ? await find(tx, response.id) : 'no-challenge'
	);
	if (known === 'no-challenge') return refuse({ code: 'sign-in.challenge-expired' });
	if (!known) return refuse({ code: 'sign-in.passkey-refused' });
	const party = relyingParty(app);
	const verification = await verifyAuthenticationResponse({
		response,
		expectedChallenge: challenge,
		expectedOrigin: party.origin,
		expectedRPID: party.id,
		requireUserVerification: true,
		credential: {
			id: known.id,
			publicKey: new Uint8Array(known.publicKey),
			counter: known.counter,
			transports: known.transports as AuthenticatorTransport[]
		}
	}).catch(() => null);
	if (!verification?.verified) return refuse({ code: 'sign-in.passkey-refused' });
	const counter = verification.authenticationInfo.newCounter;
	return app.db.transaction(SYSTEM, async (tx) => {
		if (!(await advance(tx, known.id, counter, now))) {
			return refuse({ code: 'sign-in.passkey-refused' });
		}
		return enterAsStaff(tx, known.staffId, 'passkey', now);
	});
}

async function find(tx: Tx, credentialId: string) {
	const [row] = await tx
		.select({ passkey })
		.from(passkey)
		.innerJoin(staff, eq(staff.id, passkey.staffId))
		.where(and(eq(passkey.id, credentialId), isNull(staff.revokedAt)));
	return row?.passkey ?? null;
}

/** Moves the counter on, unless an answer sent meanwhile moved it at least as far. */
async function advance(tx: Tx, id: string, counter: number, now: Date): Promise<boolean> {
	// Synchronised passkeys have no counter: theirs stays 0.
	const isBehind = counter === 0 ? eq(passkey.counter, 0) : lt(passkey.counter, counter);
	const moved = await tx
		.update(passkey)
		.set({ counter, lastUsedAt: now })
		.where(and(eq(passkey.id, id), isBehind))
		.returning({ id: passkey.id });
	return moved.length === 1;
}
