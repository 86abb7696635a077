import type { Clock } from '../../../domain/shared/clock';

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };
