import type { Clock } from '$lib/domain/shared/clock';

/** A clock that the demo's story sets, and that never runs ahead of the machine's own. */
export interface DemoClock extends Clock {
	/** Goes to an instant of the story; the present when the story is ahead of it. */
	goTo(instant: Date): void;
	/** Comes back to the present for good. */
	release(): void;
}

/** The demo's clock, at the present until the story sets it. */
export function demoClock(): DemoClock {
	let told: Date | null = null;
	return {
		now: () => new Date(told ?? Date.now()),
		goTo: (instant) => {
			told = new Date(Math.min(instant.getTime(), Date.now()));
		},
		release: () => {
			told = null;
		}
	};
}
