import type { Role } from '../shared/actor';
import type { APPOINTMENT_WITH } from '../message/ready-sentence';

/** What became of an appointment. */
export const APPOINTMENT_STATES = ['planned', 'came', 'missed', 'cancelled'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** Minutes offered; any other up to a day may be typed. */
export const APPOINTMENT_DURATIONS = [15, 30, 45, 60, 90] as const;

/** A stretch of time, half-open. */
export type Slot = { startsAt: Date; durationMinutes: number };

/** When a slot ends. */
export function endOf({ startsAt, durationMinutes }: Slot): Date {
	return new Date(startsAt.getTime() + durationMinutes * 60_000);
}

/** Whether two slots have a minute in common: one that begins when the other ends does not. */
export function overlaps(a: Slot, b: Slot): boolean {
	return a.startsAt < endOf(b) && b.startsAt < endOf(a);
}

/**
 * What is said of an appointment that is kept all the same: it is past, the school is closed then
 * (a market on a Saturday may well be), the colleague or the family has another one at that time.
 */
export const CAUTIONS = ['past', 'closed', 'busy-colleague', 'busy-person'] as const;
export type Caution = (typeof CAUTIONS)[number];

type With = (typeof APPOINTMENT_WITH)[number];
const WITH: readonly (readonly [Role, With])[] = [
	['mediator', 'mediator'],
	['adviser', 'mediator'],
	['education-adviser', 'education-adviser'],
	['secretary', 'secretary'],
	['head', 'head']
];

/**
 * Whom the family is told that it meets, by what the colleague is in the school: a mediator first,
 * since this is the help that she gives. Null for roles that hold no appointments.
 */
export function metAs(roles: readonly Role[]): With | null {
	return WITH.find(([role]) => roles.includes(role))?.[1] ?? null;
}
