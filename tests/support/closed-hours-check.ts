import {
	currentWindowEnd,
	isOpen,
	nextRelease
} from '../../src/lib/domain/disconnection/release-window';
import type { SchoolHours } from '../../src/lib/domain/disconnection/school-hours';
import {
	OPEN_DAYS,
	POLICY_OF_PRESET
} from '../../src/lib/domain/disconnection/disconnection-policy';
import { TERRITORIES, type SchoolPlace } from '../../src/lib/domain/disconnection/territory';
import { oracleFor } from './closed-hours-oracle';

export const SEVEN_MINUTES = 7 * 60_000;

export type Verdict = {
	instants: number;
	/** Something would be released, or ring, in a closed period, or open hours denied. */
	violations: number;
	/** Something would be released later than its first opening. */
	late: number;
	/** The first disagreement, to be read by a person. */
	first: string | null;
};

/**
 * Compares the product with the oracle on each millisecond beside every edge, and every `step`
 * milliseconds of the stretches `[from, until)` (the whole of the known years by default).
 */
export function checkClosedHours(
	hours: SchoolHours,
	options: { step: number; stretches?: readonly [number, number][]; edgeStride?: number }
): Verdict {
	const oracle = oracleFor(hours);
	const verdict: Verdict = { instants: 0, violations: 0, late: 0, first: null };
	const check = (at: number) => {
		if (at < oracle.from || at >= oracle.until) return;
		verdict.instants += 1;
		const date = new Date(at);
		const release = nextRelease(hours, date);
		const got = release.ok ? release.value.getTime() : null;
		const due = oracle.release(at);
		const end = currentWindowEnd(hours, date)?.getTime() ?? null;
		const isLate = got !== null && due !== null && got > due;
		const isWrong =
			isOpen(hours, date) !== oracle.isOpen(at) ||
			end !== oracle.windowEnd(at) ||
			(got !== due && !isLate);
		if (isLate) verdict.late += 1;
		if (isWrong) verdict.violations += 1;
		if (isLate || isWrong) {
			verdict.first ??= `${hours.zone} ${hours.territory} ${hours.timeZone} ${date.toISOString()}: ${got} ≠ ${due}, end ${end}`;
		}
	};
	for (const [from, until] of options.stretches ?? [[oracle.from, oracle.until]]) {
		for (let at = from; at < until; at += options.step) check(at);
	}
	oracle.edges.forEach((edge, index) => {
		if (index % (options.edgeStride ?? 1) === 0) [-1, 0, 1].forEach((ms) => check(edge + ms));
	});
	return verdict;
}

/** The time zones of the proof: metropolitan France and two far from it, west and east. */
export const PROOF_TIME_ZONES = ['Europe/Paris', 'America/Miquelon', 'Indian/Reunion'] as const;

/** Académies that set their own calendar, one on each side of Greenwich, to be proved with theirs. */
export const PROOF_OWN_CALENDARS: readonly SchoolPlace[] = [
	{ zone: null, territory: 'la-reunion', timeZone: 'Indian/Reunion' },
	{ zone: null, territory: 'saint-pierre-et-miquelon', timeZone: 'America/Miquelon' }
];

/** Both presets in a place, and hours, territory and bridge days drawn from a seed. */
export function schoolsToProve(zone: SchoolHours['zone'], timeZone: string, seed: number) {
	const draw = drawing(seed);
	const territory = TERRITORIES[draw.pick(0, TERRITORIES.length - 1)];
	return [
		{ zone, timeZone, policy: POLICY_OF_PRESET['report-2025'] },
		{ zone, timeZone, policy: POLICY_OF_PRESET['screens-commission'] },
		{ zone, territory, timeZone, policy: draw.policy(), closures: draw.closures() }
	] satisfies SchoolHours[];
}

/** The same for a place without an official calendar: nothing given, then years drawn at random. */
export function ownCalendarsToProve(place: SchoolPlace, seed: number) {
	const draw = drawing(seed);
	const policy = POLICY_OF_PRESET['report-2025'];
	return [
		{ ...place, policy },
		{ ...place, policy, years: draw.years(), closures: draw.closures() },
		{ ...place, policy: draw.policy(), years: draw.years(), closures: draw.closures() }
	] satisfies SchoolHours[];
}

/** What a school may settle, drawn from a seed. */
function drawing(seed: number) {
	const random = seededRandom(seed);
	const pick = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
	const time = (hour: number) =>
		`${String(hour).padStart(2, '0')}:${String(pick(0, 59)).padStart(2, '0')}`;
	const day = (at: number) => new Date(at).toISOString().slice(0, 10);
	const stretch = (from: number, length: number) => ({
		from: day(from),
		until: day(from + length * DAY)
	});
	const policy = () =>
		Object.fromEntries(
			OPEN_DAYS.map((name) => [
				name,
				random() < 0.15 ? null : { opens: time(pick(6, 9)), closes: time(pick(12, 21)) }
			])
		) as SchoolHours['policy'];
	const closures = () =>
		Array.from({ length: 6 }, () => stretch(Date.UTC(2025, 8, 1) + pick(0, 660) * DAY, pick(1, 3)));
	/** Years that follow each other with a silence of a summer, or too long to be promised across. */
	const years = () => {
		const first = Date.UTC(2025, 7, 10) + pick(0, 40) * DAY;
		const end = first + pick(200, 310) * DAY;
		const second = end + pick(30, 130) * DAY;
		return [
			[first, end] as const,
			[second, Math.min(second + pick(200, 320) * DAY, LAST_KNOWN)] as const
		].map(([from, until]) => ({
			from: day(from),
			until: day(until),
			holidays: Array.from({ length: 4 }, () => ({
				...stretch(from + pick(0, 300) * DAY, pick(5, 20)),
				name: 'Vacances'
			}))
		}));
	};
	return { pick, policy, closures, years };
}

const DAY = 86_400_000;
/** The judge looks no further: an opening beyond would be one that it cannot see. */
const LAST_KNOWN = Date.UTC(2027, 6, 3);

/** Numbers in [0, 1) that are the same at each run (mulberry32). */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}
