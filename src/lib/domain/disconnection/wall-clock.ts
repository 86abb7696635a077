import { IANAZone } from 'luxon';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A zone by its IANA name. Throws on an unknown name: a school is never saved with one. */
export function zoneNamed(timeZone: string): IANAZone {
	const zone = IANAZone.create(timeZone);
	if (!zone.isValid) throw new RangeError(`Not an IANA time zone: ${timeZone}`);
	return zone;
}

/**
 * The instant, in milliseconds, at which a wall clock shows `time` on `day`.
 *
 * When the hour happens twice, an opening takes the second and a closing the first; when it does
 * not exist, both take the instant of the change. So a doubtful hour is always a closed one, except
 * the part of it that a wall clock shows as open in both readings.
 *
 * @param day `YYYY-MM-DD`
 * @param time `HH:MM`
 */
export function instantAt(
	zone: IANAZone,
	day: string,
	time: string,
	edge: 'opening' | 'closing'
): number {
	const asUtc = Date.parse(`${day}T${time}:00Z`);
	const before = zone.offset(asUtc - DAY_MS) * MINUTE_MS;
	const after = zone.offset(asUtc + DAY_MS) * MINUTE_MS;
	const readings = [asUtc - before, asUtc - after].filter(
		(instant) => instant + zone.offset(instant) * MINUTE_MS === asUtc
	);
	if (readings.length === 0) return changeOfOffset(zone, asUtc - DAY_MS, asUtc + DAY_MS);
	return edge === 'opening' ? Math.max(...readings) : Math.min(...readings);
}

/** The first millisecond of the new offset, by halving an interval that holds one change. */
function changeOfOffset(zone: IANAZone, from: number, to: number): number {
	const old = zone.offset(from);
	let [low, high] = [from, to];
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (zone.offset(middle) === old) low = middle;
		else high = middle;
	}
	return high;
}
