/**
 * The funnel of first connections (PRODUCT rule 7; IGÉSR report 24-25 140C, recommendation 7): one
 * definition for the list, the counts and, later, the board's figures. The words that explain each
 * step to staff say the same thing.
 */
export const FUNNEL_STEPS = [
	'on-file',
	'reachable',
	'invited',
	'connected',
	'notifiable',
	'came-back',
	'active'
] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

/** Days after the first opening within which a second day counts as "came back". */
export const CAME_BACK_WITHIN_DAYS = 30;

/** What is known of a guardian who is on file: one fact a step. */
export type FunnelFacts = {
	/** A mobile number or an e-mail address is known, or the adult was met in person. */
	isReachable: boolean;
	/** A letter was made at least once, whether it is still valid or not. */
	isInvited: boolean;
	/** The guardian has an account. */
	isConnected: boolean;
	/** At least one device of the account takes notifications. */
	isNotifiable: boolean;
	/** The home was opened on a second day, at most 30 days after the first. */
	hasComeBack: boolean;
	/** The home was opened in the current month of the school's wall clock. */
	isSeenThisMonth: boolean;
};

/** Narrows any value to a step. */
export function isFunnelStep(value: unknown): value is FunnelStep {
	return FUNNEL_STEPS.includes(value as FunnelStep);
}

/**
 * Whether a guardian has reached a step. A step reached later proves the earlier ones (who is
 * connected was reached), with one exception: notifications are refused by some who come every
 * day, so only a device makes somebody notifiable. Active is said of those who came back: a first
 * visit this month is a connection, not a habit.
 */
export function hasReached(facts: FunnelFacts, step: FunnelStep): boolean {
	switch (step) {
		case 'on-file':
			return true;
		case 'reachable':
			return facts.isReachable || facts.isInvited || facts.isConnected;
		case 'invited':
			return facts.isInvited || facts.isConnected;
		case 'connected':
			return facts.isConnected;
		case 'notifiable':
			return facts.isConnected && facts.isNotifiable;
		case 'came-back':
			return facts.isConnected && facts.hasComeBack;
		case 'active':
			return facts.isConnected && facts.hasComeBack && facts.isSeenThisMonth;
	}
}

/** The furthest step that a guardian has reached: where she stands. */
export function funnelStep(facts: FunnelFacts): FunnelStep {
	return FUNNEL_STEPS.findLast((step) => hasReached(facts, step)) ?? 'on-file';
}
