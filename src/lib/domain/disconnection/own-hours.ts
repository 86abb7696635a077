import { ok, refuse, type Result } from '../shared/result';
import { OPEN_DAYS, type DayHours, type DisconnectionPolicy } from './disconnection-policy';
import { minutesOf } from './hours-length';
import { narrowed } from './school-hours';

/** Ready ranges, for a family that touches a picture. */
export const RANGES = {
	morning: { opens: '07:00', closes: '12:00' },
	midday: { opens: '11:00', closes: '14:00' },
	afternoon: { opens: '13:00', closes: '18:00' },
	evening: { opens: '17:00', closes: '20:00' }
} as const satisfies Record<string, DayHours>;
export type RangeName = keyof typeof RANGES;
export const RANGE_NAMES = Object.keys(RANGES) as RangeName[];

/** Less than that is no time to be told anything: messages of a day would wait for weeks. */
const SHORTEST_MINUTES = 60;

/**
 * A family's own hours as one school heeds them: null, like the school, when they would leave it less
 * than an hour on every one of its open days. A school may change its hours after a family chose hers,
 * and a family that nothing could ever tell would be lost.
 */
export function heededHours(own: DayHours | null, policy: DisconnectionPolicy): DayHours | null {
	const isHeeded = OPEN_DAYS.some((day) => {
		const left = narrowed(policy[day], own);
		return left !== null && minutesOf(left) >= SHORTEST_MINUTES;
	});
	return isHeeded ? own : null;
}

/** Whether each of a family's schools heeds its own hours; like the school is always heeded. */
export function areHeeded(own: DayHours | null, policies: readonly DisconnectionPolicy[]): boolean {
	return policies.every((policy) => heededHours(own, policy) === own);
}

/**
 * Whether a family may keep its own hours: each of its schools must heed them. Hours narrow a school's
 * and never widen them.
 *
 * @param own null: like the school
 * @param policies of the family's schools
 *
 * Refusal: `settings.hours-too-short`.
 */
export function decideOwnHours(
	own: DayHours | null,
	policies: readonly DisconnectionPolicy[]
): Result<DayHours | null, { code: 'settings.hours-too-short' }> {
	return areHeeded(own, policies) ? ok(own) : refuse({ code: 'settings.hours-too-short' });
}

/**
 * Between which hours a phone may ring at all: the earliest and the latest that a family's own hours,
 * where they are heeded, leave of its schools'; null without a school.
 */
export function ringingHours(
	own: DayHours | null,
	policies: readonly DisconnectionPolicy[]
): DayHours | null {
	const left = policies
		.flatMap((policy) => OPEN_DAYS.map((day) => narrowed(policy[day], heededHours(own, policy))))
		.filter((day) => day !== null);
	if (left.length === 0) return null;
	return {
		opens: left.map(({ opens }) => opens).reduce((a, b) => (a < b ? a : b)),
		closes: left.map(({ closes }) => closes).reduce((a, b) => (a > b ? a : b))
	};
}

/** What a family's hours are to its page: like the school, a ready range, or chosen hour by hour. */
export function choiceOf(own: DayHours | null): 'school' | RangeName | 'own' {
	if (own === null) return 'school';
	const isSame = ({ opens, closes }: DayHours) => opens === own.opens && closes === own.closes;
	return RANGE_NAMES.find((name) => isSame(RANGES[name])) ?? 'own';
}

/** The whole hours that a family chooses from, within its schools' hours: both ends included. */
export function hoursToChoose(policies: readonly DisconnectionPolicy[]): string[] {
	const around = ringingHours(null, policies) ?? { opens: '07:00', closes: '20:00' };
	const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
	const inside = hours.filter((hour) => around.opens <= hour && hour <= around.closes);
	return [...new Set([around.opens, ...inside, around.closes])];
}
