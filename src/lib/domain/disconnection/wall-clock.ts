import { IANAZone } from 'luxon';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A zone by its IANA name. Throws on an unknown name: a school is never saved with one. */
export function zoneNamed(timeZone: string): IANAZone {
	const zone = IANAZone.create(timeZone);
	if (!zone.isValid) throw new RangeError(`Not an IANA time zone: ${timeZone}`);
	return zone;
}

const QUARTER_MS = 15 * MINUTE_MS;
/** Some weeks of one zone: the present is asked for again and again. */
const KEPT_QUARTERS = 4_096;
const offsets = new Map<IANAZone, Map<number, number>>();

/**
 * Milliseconds by which the wall clock of a zone is ahead of UTC. Clocks change at a quarter of an hour
 * at the finest, so one reading serves its quarter: a reading is slow.
 */
export function offsetAt(zone: IANAZone, at: number): number {
	const quarter = Math.floor(at / QUARTER_MS);
	let known = offsets.get(zone);
	if (!known) offsets.set(zone, (known = new Map()));
	let offset = known.get(quarter);
	if (offset === undefined) {
		if (known.size >= KEPT_QUARTERS) known.clear();
		offset = zone.offset(quarter * QUARTER_MS) * MINUTE_MS;
		known.set(quarter, offset);
	}
	return offset;
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
