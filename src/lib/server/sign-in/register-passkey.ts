import {
	generateRegistrationOptions,
	verifyRegistrationResponse,
	type PublicKeyCredentialCreationOptionsJSON,
	type RegistrationResponseJSON
} from '@simplewebauthn/server';
import { eq } from 'drizzle-orm';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { SignInRefusal } from '../../domain/sign-in/errors';
import type { App } from '../app';
import { journal, passkey } from '../db/schema/staff';
import { challengeIn, keepChallenge, relyingParty, takeChallenge } from './webauthn-challenge';

/** What the browser needs to make a passkey: discoverable, and with a verification of the person. */
export async function offerPasskey(
	app: App,
	actor: StaffActor
): Promise<PublicKeyCredentialCreationOptionsJSON> {
	const known = await app.db.transaction(actor, (tx) =>
		tx.select({ id: passkey.id }).from(passkey).where(eq(passkey.staffId, actor.staffId))
	);
	const options = await generateRegistrationOptions({
		rpName: 'Passerelle',
		rpID: relyingParty(app).id,
		userID: new TextEncoder().encode(actor.staffId),
		userName: actor.name,
		userDisplayName: actor.name,
		attestationType: 'none',
		excludeCredentials: known,
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
	});
	await app.db.transaction(SYSTEM, (tx) =>
		keepChallenge(tx, options.challenge, actor.staffId, app.clock.now())
	);
	return options;
}

/**
 * Keeps the passkey that the browser made.
 * @returns refusal `sign-in.challenge-expired` or `sign-in.passkey-refused`
 */
export async function registerPasskey(
	app: App,
	actor: StaffActor,
	response: RegistrationResponseJSON
): Promise<Result<null, SignInRefusal>> {
	const now = app.clock.now();
	const challenge = challengeIn(response.response.clientDataJSON);
	const isOurs = await app.db.transaction(SYSTEM, (tx) =>
		takeChallenge(tx, challenge, actor.staffId, now)
	);
	if (!isOurs) return refuse({ code: 'sign-in.challenge-expired' });
	const party = relyingParty(app);
	const verification = await verifyRegistrationResponse({
		response,
		expectedChallenge: challenge,
		expectedOrigin: party.origin,
		expectedRPID: party.id,
		requireUserVerification: true
	}).catch(() => null);
	if (!verification?.verified) return refuse({ code: 'sign-in.passkey-refused' });
	const { credential } = verification.registrationInfo;
	return app.db.transaction(actor, async (tx) => {
		const made = await tx
			.insert(passkey)
			.values({
				id: credential.id,
				staffId: actor.staffId,
				publicKey: credential.publicKey,
				counter: credential.counter,
				transports: credential.transports ?? [],
				createdAt: now
			})
			.onConflictDoNothing()
			.returning({ id: passkey.id });
		// A credential id that exists already belongs to somebody: never taken over.
		if (made.length === 0) return refuse({ code: 'sign-in.passkey-refused' });
		await tx.insert(journal).values({
			at: now,
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			action: 'passkey.created'
		});
		return ok(null);
	});
}
