import type { Locale } from '../shared/locale';

/** What people are helped with there (national schema of digital mediation places, `services`). */
export const PLACE_SERVICES = [
	'parenting',
	'procedures',
	'everyday-tools',
	'internet-and-devices',
	'safety',
	'low-price-equipment',
	'work',
	'understanding',
	'leisure'
] as const;
export type PlaceService = (typeof PLACE_SERVICES)[number];

/** Whom the place knows how to welcome (`prise_en_charge_specifique`). */
export const PLACE_WELCOMES = [
	'other-languages',
	'illiteracy',
	'deafness',
	'low-vision',
	'motor-disability',
	'mental-disability'
] as const;
export type PlaceWelcome = (typeof PLACE_WELCOMES)[number];

/** What it costs (`frais_a_charge`). */
export const PLACE_FEES = ['free', 'free-for-some', 'paid'] as const;
export type PlaceFee = (typeof PLACE_FEES)[number];

/** A point on the ground: WGS 84, degrees. */
export type Position = { latitude: number; longitude: number };

/** A place where people help with digital things. */
export type MediationPlace = Position & {
	/** Of the file. */
	id: string;
	name: string;
	address: string;
	postcode: string;
	town: string;
	/** E.164; null when none is told or none can be dialled. */
	phone: string | null;
	/** https or http address; null when there is none. */
	website: string | null;
	/** Opening hours as OpenStreetMap writes them; null when they are not told. */
	openingHours: string | null;
	services: PlaceService[];
	/** Languages spoken there, as the file tells. */
	locales: Locale[];
	welcomes: PlaceWelcome[];
	fees: PlaceFee[];
	/** Day of the last change in the file, `YYYY-MM-DD`. */
	updatedOn: string | null;
};

/** When somebody is there on a day of the wall clock; `to` may be `24:00`. */
export type OpenRange = { from: string; to: string };
