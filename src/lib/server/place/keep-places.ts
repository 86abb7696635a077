import { and, eq } from 'drizzle-orm';
import type {
	PlaceLanguagesInput,
	SchoolPositionInput
} from '../../domain/place/keep-places.input';
import { canKeepPlaces } from '../../domain/place/place.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';
import { mediationPlace, placeLanguage } from '../db/schema/place';

export type KeepPlacesError = { code: 'place.not-allowed' | 'place.unknown' };

/** Says where the actor's school is: families then see what is near. Refusal: `place.not-allowed`. */
export async function settlePosition(
	app: App,
	actor: StaffActor,
	{ latitude, longitude }: SchoolPositionInput
): Promise<Result<null, KeepPlacesError>> {
	if (!canKeepPlaces(actor)) return refuse({ code: 'place.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		await place(tx, actor, { latitude, longitude });
		return ok(null);
	});
}

/** The same by a place that the school is beside. Refusals: `place.not-allowed`, `place.unknown`. */
export async function settleBeside(
	app: App,
	actor: StaffActor,
	placeId: string
): Promise<Result<null, KeepPlacesError>> {
	if (!canKeepPlaces(actor)) return refuse({ code: 'place.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const [found] = await tx.select().from(mediationPlace).where(eq(mediationPlace.id, placeId));
		if (!found) return refuse({ code: 'place.unknown' as const });
		await place(tx, actor, found);
		return ok(null);
	});
}

function place(tx: Tx, actor: StaffActor, { latitude, longitude }: SchoolPositionInput) {
	return tx.update(school).set({ latitude, longitude }).where(eq(school.id, actor.schoolId));
}

/**
 * Says which languages are spoken at a place: those ticked replace those that the school told before.
 * Refusals: `place.not-allowed`, `place.unknown`.
 */
export async function tellLanguages(
	app: App,
	actor: StaffActor,
	{ place: placeId, locales }: PlaceLanguagesInput
): Promise<Result<null, KeepPlacesError>> {
	if (!canKeepPlaces(actor)) return refuse({ code: 'place.not-allowed' });
	const toldAt = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const [known] = await tx
			.select({ id: mediationPlace.id })
			.from(mediationPlace)
			.where(eq(mediationPlace.id, placeId));
		if (!known) return refuse({ code: 'place.unknown' as const });
		const own = { schoolId: actor.schoolId, placeId };
		await tx
			.delete(placeLanguage)
			.where(and(eq(placeLanguage.schoolId, own.schoolId), eq(placeLanguage.placeId, own.placeId)));
		const told = [...new Set(locales)].map((locale) => ({
			...own,
			locale,
			toldBy: actor.staffId,
			toldAt
		}));
		if (told.length > 0) await tx.insert(placeLanguage).values(told);
		return ok(null);
	});
}
