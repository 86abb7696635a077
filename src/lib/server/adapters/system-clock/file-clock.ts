import { readFileSync } from 'node:fs';
import type { Clock } from '../../../domain/shared/clock';

/**
 * A clock that journeys set: each reading is the instant that the file holds (ISO 8601).
 * Only the build made for journeys can hold one (see `__TEST_CLOCK__` in vite.config.ts).
 */
export function fileClock(path: string): Clock {
	return { now: () => new Date(readFileSync(path, 'utf8').trim()) };
}
