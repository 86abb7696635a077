import { describe, expect, it } from 'vitest';
import { distanceKm, NEAR_COUNT, NEAR_KM, nearest, roundKm, squareAround } from './near';

const PARIS = { latitude: 48.8566, longitude: 2.3522 };
const LYON = { latitude: 45.764, longitude: 4.8357 };
const SAINT_DENIS_REUNION = { latitude: -20.8789, longitude: 55.4481 };

describe('distances over the ground', () => {
	it('from Paris to Lyon, and back', () => {
		expect(distanceKm(PARIS, LYON)).toBeCloseTo(391.5, 0);
		expect(distanceKm(LYON, PARIS)).toBe(distanceKm(PARIS, LYON));
	});

	it('nothing is far from itself, and the other side of the earth has an end', () => {
		expect(distanceKm(PARIS, PARIS)).toBe(0);
		const other = { latitude: -PARIS.latitude, longitude: PARIS.longitude - 180 };
		expect(distanceKm(PARIS, other)).toBeCloseTo(20_015, 0);
	});

	it.each([
		[0, 0.1],
		[0.04, 0.1],
		[1.24, 1.2],
		[9.96, 10],
		[12.4, 12]
	])('%d km is said %d', (km, said) => expect(roundKm(km)).toBe(said));
});

describe('what is near', () => {
	const at = (north: number) => ({ latitude: PARIS.latitude + north / 111.2, longitude: 2.3522 });

	it('comes first when it is nearest, and leaves out what is too far', () => {
		const found = nearest(PARIS, [at(12), at(1), at(NEAR_KM + 1), at(5), LYON]);
		expect(found.map(({ km }) => Math.round(km))).toEqual([1, 5, 12]);
	});

	it('is a few places, however many there are', () => {
		const many = Array.from({ length: 40 }, (_, n) => at(n / 4));
		expect(nearest(PARIS, many)).toHaveLength(NEAR_COUNT);
	});

	it.each([PARIS, LYON, SAINT_DENIS_REUNION])(
		'lies in the square that is looked through',
		(from) => {
			const square = squareAround(from);
			for (let angle = 0; angle < 360; angle += 15) {
				const turn = (angle * Math.PI) / 180;
				const place = {
					latitude: from.latitude + (Math.sin(turn) * (NEAR_KM - 0.5)) / 111.2,
					longitude:
						from.longitude +
						(Math.cos(turn) * (NEAR_KM - 0.5)) / (111.2 * Math.cos((from.latitude * Math.PI) / 180))
				};
				expect(place.latitude).toBeGreaterThan(square.south);
				expect(place.latitude).toBeLessThan(square.north);
				expect(place.longitude).toBeGreaterThan(square.west);
				expect(place.longitude).toBeLessThan(square.east);
			}
		}
	);
});
