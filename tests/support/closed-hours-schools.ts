import {
	OPEN_DAYS,
	POLICY_OF_PRESET
} from '../../src/lib/domain/disconnection/disconnection-policy';
import type { HolidayZone } from '../../src/lib/domain/disconnection/holiday-zone';
import type { SchoolHours } from '../../src/lib/domain/disconnection/school-hours';
import { TERRITORIES, type SchoolPlace } from '../../src/lib/domain/disconnection/territory';

/** A school and a family of which the right to disconnect is to be proved. */
export type Proof = {
	name: string;
	school: SchoolHours;
	/** The same, narrowed by the family's own hours. */
	family: SchoolHours;
	/** UUIDs of the families that are told, in turn. */
	accounts: readonly string[];
	spreadMinutes: number;
	gradeDelayHours: number;
};

/** The time zones of the proof: metropolitan France and two far from it, west and east. */
export const PROOF_TIME_ZONES = ['Europe/Paris', 'America/Miquelon', 'Indian/Reunion'] as const;

/** Académies that give their own calendar: Corse, and one on each side of Greenwich. */
export const PROOF_OWN_CALENDARS: readonly SchoolPlace[] = [
	{ zone: null, territory: 'metropole', timeZone: 'Europe/Paris' },
	{ zone: null, territory: 'la-reunion', timeZone: 'Indian/Reunion' },
	{ zone: null, territory: 'saint-pierre-et-miquelon', timeZone: 'America/Miquelon' }
];

/**
 * Three schools of a zone in a time zone: both presets, and hours, territory and closed days drawn
 * from a seed. Each with a family, a spread and a delay drawn from it too.
 */
export function proofsOfZone(zone: HolidayZone, timeZone: string, seed: number): Proof[] {
	const draw = drawing(seed);
	const territory = TERRITORIES[draw.pick(0, TERRITORIES.length - 1)]!;
	return [
		draw.proof('report-2025', { zone, timeZone, policy: POLICY_OF_PRESET['report-2025'] }),
		draw.proof('screens', { zone, timeZone, policy: POLICY_OF_PRESET['screens-commission'] }),
		draw.proof('own hours', {
			...{ zone, territory, timeZone },
			...{ policy: draw.policy(), closures: draw.closures() }
		})
	];
}

/** The same for a place without an official calendar: nothing given, then years drawn at random. */
export function proofsOfPlace(place: SchoolPlace, seed: number): Proof[] {
	const draw = drawing(seed);
	const policy = POLICY_OF_PRESET['screens-commission'];
	const given = () => ({ years: draw.years(), closures: draw.closures() });
	return [
		draw.proof('nothing given', { ...place, policy }),
		draw.proof('given years', { ...place, policy, ...given() }),
		draw.proof('given years, own hours', { ...place, policy: draw.policy(), ...given() })
	];
}

const DAY = 86_400_000;
/** The judge looks no further: an opening beyond would be one that it cannot see. */
const LAST_KNOWN = Date.UTC(2027, 6, 3);

/** What schools and families may settle, drawn from a seed. */
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
	/** Mornings, evenings, the whole day and more, or one short hour. */
	const familyHours = () => {
		const between = ([opens, closes]: [number, number]) => ({
			opens: time(opens),
			closes: time(closes)
		});
		switch (pick(0, 3)) {
			case 0:
				return between([pick(5, 8), pick(9, 11)]);
			case 1:
				return between([pick(15, 17), pick(19, 23)]);
			case 2:
				return between([pick(0, 6), pick(20, 23)]);
			default:
				return { opens: '10:00', closes: `10:${pick(10, 59)}` };
		}
	};
	const account = () =>
		'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => pick(0, 15).toString(16));
	const proof = (name: string, school: SchoolHours): Proof => ({
		name,
		school,
		family: { ...school, familyHours: random() < 0.2 ? null : familyHours() },
		accounts: Array.from({ length: 16 }, account),
		spreadMinutes: pick(0, 3) === 0 ? 0 : pick(1, 120),
		gradeDelayHours: pick(0, 72)
	});
	return { pick, policy, closures, years, proof };
}

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
