import { isHolidayZone, zoneOfAcademy, plainName, type HolidayZone } from './holiday-zone';

/** Where public holidays differ (code du travail, L3133-1, L3134-13, L3422-2; State's list). */
export const TERRITORIES = [
	'metropole',
	'alsace-moselle',
	'guadeloupe',
	'guyane',
	'martinique',
	'la-reunion',
	'mayotte',
	'saint-barthelemy',
	'saint-martin',
	'saint-pierre-et-miquelon',
	'nouvelle-caledonie',
	'polynesie-francaise',
	'wallis-et-futuna'
] as const;
export type Territory = (typeof TERRITORIES)[number];

/** Narrows any value to a territory. */
export function isTerritory(value: unknown): value is Territory {
	return TERRITORIES.includes(value as Territory);
}

/** What an académie says of its schools. `zone` is null where no official calendar is built in. */
export type SchoolPlace = { zone: HolidayZone | null; territory: Territory; timeZone: string };

/** Corse and the overseas académies and vice-rectorats: they set their own school calendar. */
export const OWN_CALENDAR_ACADEMIES = {
	Corse: { territory: 'metropole', timeZone: 'Europe/Paris' },
	Guadeloupe: { territory: 'guadeloupe', timeZone: 'America/Guadeloupe' },
	Guyane: { territory: 'guyane', timeZone: 'America/Cayenne' },
	Martinique: { territory: 'martinique', timeZone: 'America/Martinique' },
	'La Réunion': { territory: 'la-reunion', timeZone: 'Indian/Reunion' },
	Mayotte: { territory: 'mayotte', timeZone: 'Indian/Mayotte' },
	'Saint-Pierre-et-Miquelon': {
		territory: 'saint-pierre-et-miquelon',
		timeZone: 'America/Miquelon'
	},
	'Nouvelle-Calédonie': { territory: 'nouvelle-caledonie', timeZone: 'Pacific/Noumea' },
	'Polynésie française': { territory: 'polynesie-francaise', timeZone: 'Pacific/Tahiti' },
	'Wallis-et-Futuna': { territory: 'wallis-et-futuna', timeZone: 'Pacific/Wallis' }
} as const satisfies Record<string, Omit<SchoolPlace, 'zone'>>;

const OWN_BY_NAME = new Map(
	Object.entries(OWN_CALENDAR_ACADEMIES).map(([name, place]) => [plainName(name), place])
);
/** The article comes and goes in the names that programs write. */
const OTHER_NAMES = new Map([
	['reunion', 'la reunion'],
	['polynesie', 'polynesie francaise'],
	['saint pierre miquelon', 'saint pierre et miquelon']
]);

/**
 * What an académie, by its name in any case, with or without accents, or a zone (`A`, `B`, `C`)
 * says of its schools; null for a name that nobody knows. All of Strasbourg is in Alsace; the
 * Moselle of Nancy-Metz is told apart by the school's département, see `metropolitanTerritoryOf`.
 */
export function placeOf(academyOrZone: string): SchoolPlace | null {
	const name = plainName(academyOrZone);
	const own = OWN_BY_NAME.get(OTHER_NAMES.get(name) ?? name);
	if (own) return { zone: null, ...own };
	const letter = name.toUpperCase();
	const zone = isHolidayZone(letter) ? letter : zoneOfAcademy(academyOrZone);
	if (!zone) return null;
	const territory = name === 'strasbourg' ? 'alsace-moselle' : 'metropole';
	return { zone, territory, timeZone: 'Europe/Paris' };
}

/** The départements with the local law of Alsace-Moselle, as a UAI code begins. */
const LOCAL_LAW = ['057', '067', '068'];

/** The territory of a school of metropolitan France, whose UAI code begins with its département. */
export function metropolitanTerritoryOf(uai: string): Territory {
	return LOCAL_LAW.includes(uai.slice(0, 3)) ? 'alsace-moselle' : 'metropole';
}
