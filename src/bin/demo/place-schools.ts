import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StaffActor } from '$lib/domain/shared/actor';
import type { App } from '$lib/server/app';
import { settlePosition, tellLanguages } from '$lib/server/place/keep-places';
import { loadPlaces } from '$lib/server/place/load-places';

/** Where the demo's town would be. */
const TOWN = { latitude: 46.5, longitude: 2.5 };

/** Loads the places of the demo's town, and says where its school is and what is spoken near it. */
export async function placeSchools(app: App, mediator: StaffActor, files: string): Promise<void> {
	await loadPlaces(app, readFileSync(join(files, 'lieux.json')));
	await settlePosition(app, mediator, TOWN);
	await tellLanguages(app, mediator, { place: 'demo-mediatheque', locales: ['ar', 'tr'] });
}
