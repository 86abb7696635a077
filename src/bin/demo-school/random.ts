/** Chance that is always the same: the demo's files must not change from one run to the next. */
export type Random = {
	chance(probability: number): boolean;
	pick<T>(from: readonly T[]): T;
	/** A whole number from `low` to `high`, on two digits. */
	digits(low: number, high: number): string;
};

/** Mulberry32, a small generator of 32 bits (public domain). */
export function seededRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
	return {
		chance: (probability) => next() < probability,
		pick: (from) => from[Math.floor(next() * from.length)] as (typeof from)[number],
		digits: (low, high) => String(low + Math.floor(next() * (high - low + 1))).padStart(2, '0')
	};
}
