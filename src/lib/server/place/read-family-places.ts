import { isNotNull } from 'drizzle-orm';
import type { OpenRange, Position } from '../../domain/place/place';
import type { GuardianActor } from '../../domain/shared/actor';
import type { DayHours } from '../adapters/opening-hours/open-ranges';
import { isoDateIn } from '../../i18n/dates';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';
import { placeHours } from './place-hours';
import { findPlace, nearPlaces, type NearPlace } from './near-places';

/** A place as a family reads it; `today`: null when nobody can tell its hours. */
export type FamilyPlace = NearPlace & { today: OpenRange[] | null };

/** The week that begins today; null when nobody can tell the hours. */
export type FamilyPlaceDetail = Omit<FamilyPlace, 'km' | 'today'> & {
	km: number | null;
	week: DayHours[] | null;
};

const WEEK = 7;

/**
 * The places near the schools of the family that asks, the nearest first, each once. For everybody who
 * is signed in: they say nothing of a child.
 */
export async function listFamilyPlaces(app: App, actor: GuardianActor): Promise<FamilyPlace[]> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const found = new Map<string, FamilyPlace>();
		for (const { position, timeZone } of await schoolPositions(tx)) {
			const today = isoDateIn(now, timeZone);
			for (const place of await nearPlaces(tx, position)) {
				const known = found.get(place.id);
				if (known && known.km <= place.km) continue;
				found.set(place.id, { ...place, today: placeHours(place, today, 1)?.[0]?.ranges ?? null });
			}
		}
		return [...found.values()].sort((a, b) => a.km - b.km);
	});
}

/** One place with its week; null when there is none. */
export async function readFamilyPlace(
	app: App,
	actor: GuardianActor,
	placeId: string
): Promise<FamilyPlaceDetail | null> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const [near] = await schoolPositions(tx);
		const place = await findPlace(tx, placeId, near?.position ?? null);
		if (!place) return null;
		const today = isoDateIn(now, near?.timeZone ?? 'Europe/Paris');
		return { ...place, week: placeHours(place, today, WEEK) };
	});
}

/** Row level security leaves the schools of the family. */
async function schoolPositions(tx: Tx): Promise<{ position: Position; timeZone: string }[]> {
	const found = await tx
		.select({
			latitude: school.latitude,
			longitude: school.longitude,
			timeZone: school.timeZone
		})
		.from(school)
		.where(isNotNull(school.latitude))
		.orderBy(school.name);
	return found.flatMap(({ latitude, longitude, timeZone }) =>
		latitude === null || longitude === null ? [] : [{ position: { latitude, longitude }, timeZone }]
	);
}
