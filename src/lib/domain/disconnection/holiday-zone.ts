/** The holiday zones of metropolitan France (arrêté of the school calendar). */
export const HOLIDAY_ZONES = ['A', 'B', 'C'] as const;
export type HolidayZone = (typeof HOLIDAY_ZONES)[number];

/** Narrows any value to a holiday zone. */
export function isHolidayZone(value: unknown): value is HolidayZone {
	return HOLIDAY_ZONES.includes(value as HolidayZone);
}

const ACADEMIES: Record<HolidayZone, readonly string[]> = {
	A: [
		'Besançon',
		'Bordeaux',
		'Clermont-Ferrand',
		'Dijon',
		'Grenoble',
		'Limoges',
		'Lyon',
		'Poitiers'
	],
	B: [
		'Aix-Marseille',
		'Amiens',
		'Lille',
		'Nancy-Metz',
		'Nantes',
		'Nice',
		'Normandie',
		'Orléans-Tours',
		'Reims',
		'Rennes',
		'Strasbourg'
	],
	C: ['Créteil', 'Montpellier', 'Paris', 'Toulouse', 'Versailles']
};

/** A name as it is compared: small letters, no accents, one space between words. */
export const plainName = (name: string) =>
	name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z]+/g, ' ')
		.trim();

const ZONE_BY_ACADEMY = new Map(
	HOLIDAY_ZONES.flatMap((zone) => ACADEMIES[zone].map((name) => [plainName(name), zone] as const))
);

/**
 * The holiday zone of an académie, by its name in any case, with or without accents.
 * Null for Corse and the overseas académies, which set their own calendar, and for unknown names:
 * a school there gives its calendar before it opens.
 */
export function zoneOfAcademy(academy: string): HolidayZone | null {
	return ZONE_BY_ACADEMY.get(plainName(academy)) ?? null;
}
