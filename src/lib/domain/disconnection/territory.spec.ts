import { describe, expect, it } from 'vitest';
import { isTerritory, metropolitanTerritoryOf, OWN_CALENDAR_ACADEMIES, placeOf } from './territory';
import { zoneNamed } from './wall-clock';

describe('the place of a school', () => {
	it.each([
		['Strasbourg', 'B', 'alsace-moselle', 'Europe/Paris'],
		['CRETEIL', 'C', 'metropole', 'Europe/Paris'],
		['a', 'A', 'metropole', 'Europe/Paris'],
		['Corse', null, 'metropole', 'Europe/Paris'],
		['Réunion', null, 'la-reunion', 'Indian/Reunion'],
		['polynesie', null, 'polynesie-francaise', 'Pacific/Tahiti']
	])('%s', (name, zone, territory, timeZone) => {
		expect(placeOf(name)).toEqual({ zone, territory, timeZone });
	});

	it('is not guessed for a name that nobody knows', () => {
		expect(placeOf('Lutèce')).toBeNull();
		expect(placeOf('')).toBeNull();
	});

	it.each(Object.entries(OWN_CALENDAR_ACADEMIES))('%s has a clock and no zone', (name, place) => {
		expect(placeOf(name)).toEqual({ zone: null, ...place });
		expect(zoneNamed(place.timeZone).isValid).toBe(true);
		expect(isTerritory(place.territory)).toBe(true);
	});

	it('tells the Moselle from the rest of its académie', () => {
		expect(metropolitanTerritoryOf('0579999A')).toBe('alsace-moselle');
		expect(metropolitanTerritoryOf('0549999A')).toBe('metropole');
	});
});
