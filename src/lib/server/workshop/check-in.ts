import { eq } from 'drizzle-orm';
import * as v from 'valibot';
import type { GuardianActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { checkIn } from '../../domain/workshop/check-in';
import type { WorkshopError } from '../../domain/workshop/errors';
import { workshopContentSchema } from '../../domain/workshop/workshop';
import type { App } from '../app';
import { workshopRegistration } from '../db/schema/item';
import { workshopSession } from '../db/schema/workshop';
import { findOffered } from './register-family';
import { oneAtATime } from './session-state';

/**
 * Counts the guardian who scanned the sign on the door present, while people come. Without a place she
 * takes one on the spot, as long as there is room. Asked again, it changes nothing. A sign of another
 * school is no sign.
 *
 * @param key what the QR holds
 * @returns the session
 * Refusals: those of the domain's `checkIn`.
 */
export async function checkInFamily(
	app: App,
	actor: GuardianActor,
	key: string
): Promise<Result<{ itemId: string }, WorkshopError>> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const [door] = await tx
			.select({ itemId: workshopSession.itemId })
			.from(workshopSession)
			.where(eq(workshopSession.checkInKey, key));
		if (!door) return refuse({ code: 'workshop.not-found' });
		await oneAtATime(tx, door.itemId);
		const found = await findOffered(tx, door.itemId);
		if (!found) return refuse({ code: 'workshop.not-found' });
		const decision = checkIn(
			{
				shownChange: found.change,
				content: v.parse(workshopContentSchema, found.content),
				placesTaken: found.places_taken,
				hasPlace: found.has === 'place'
			},
			now
		);
		if (!decision.ok) return decision;
		const present = { attendance: 'present', checkedInAt: now };
		if (decision.value === 'marks') {
			await tx
				.update(workshopRegistration)
				.set(present)
				.where(eq(workshopRegistration.id, found.registration_id!));
		} else {
			const onTheSpot = { through: 'spot', registeredBy: null, waitingSince: null, ...present };
			await tx
				.insert(workshopRegistration)
				.values({
					schoolId: found.school_id,
					itemId: found.id,
					guardianId: found.guardian_id,
					registeredAt: now,
					...onTheSpot
				})
				.onConflictDoUpdate({
					target: [workshopRegistration.itemId, workshopRegistration.guardianId],
					set: { ...onTheSpot, cancelledAt: null }
				});
		}
		return ok({ itemId: found.id });
	});
}
