/**
 * What the work list shows first: what a conversation would change most. A child whose absence nobody
 * explains and whose parent has never connected comes before everything (IGÉSR report 24-25 140C,
 * recommendation 7); then those who have never connected, several children first; then connections that
 * do not hold yet.
 */

/** What is known of a guardian that may put her forward. */
export type WorkFacts = {
	/** One of her children was absent lately, and nobody has said why. */
	hasUnansweredAbsence: boolean;
	/** She has an account. */
	isConnected: boolean;
	/** She has a telephone on file. */
	hasTelephone: boolean;
	/** Pupils still there over whom she has the authority. */
	children: number;
	/** A phone opened her account, and nobody has met the adult yet. */
	isToConfirm: boolean;
	/** She opened it on a second day, within 30 days of the first. */
	hasComeBack: boolean;
	/** She opened it in the current month. */
	isSeenThisMonth: boolean;
};

/** Reasons to go towards somebody, in the order in which a line gives them. */
export const WORK_REASONS = [
	'unanswered-absence',
	'never-connected',
	'siblings',
	'no-telephone',
	'to-confirm',
	'not-back',
	'quiet'
] as const;
export type WorkReason = (typeof WORK_REASONS)[number];

/** An absence older than this has been dealt with otherwise, or no longer changes anything. */
export const UNANSWERED_WITHIN_DAYS = 30;

const HOLDS: Record<WorkReason, (facts: WorkFacts) => boolean> = {
	'unanswered-absence': (facts) => facts.hasUnansweredAbsence,
	'never-connected': (facts) => !facts.isConnected,
	siblings: (facts) => !facts.isConnected && facts.children > 1,
	'no-telephone': (facts) => !facts.isConnected && !facts.hasTelephone,
	'to-confirm': (facts) => facts.isConnected && facts.isToConfirm,
	'not-back': (facts) => facts.isConnected && !facts.hasComeBack,
	quiet: (facts) => facts.isConnected && facts.hasComeBack && !facts.isSeenThisMonth
};

/** The places of the list, the first first: reasons that all hold. The last takes everybody else. */
export const WORK_ORDER: readonly (readonly WorkReason[])[] = [
	['unanswered-absence', 'never-connected'],
	['never-connected', 'siblings'],
	['never-connected', 'no-telephone'],
	['never-connected'],
	['unanswered-absence'],
	['to-confirm'],
	['not-back'],
	['quiet'],
	[]
];

/** The reasons that hold for a guardian, in the order of the line. */
export function workReasons(facts: WorkFacts): WorkReason[] {
	return WORK_REASONS.filter((reason) => HOLDS[reason](facts));
}

/** Her place in the list: 0 comes first. */
export function workRank(facts: WorkFacts): number {
	return WORK_ORDER.findIndex((reasons) => reasons.every((reason) => HOLDS[reason](facts)));
}

/** A guardian with her place, and when somebody last went towards her. */
type Placed = { facts: WorkFacts; lastOutreachAt: Date | null; nameKeys: string; id: string };

/** Of two guardians at one place, whoever nobody went towards comes first, then the oldest contact. */
export function compareWork(a: Placed, b: Placed): number {
	const since = (placed: Placed) => placed.lastOutreachAt?.getTime() ?? -Infinity;
	const order = <T>(x: T, y: T) => (x < y ? -1 : x > y ? 1 : 0);
	return (
		order(workRank(a.facts), workRank(b.facts)) ||
		order(since(a), since(b)) ||
		order(a.nameKeys, b.nameKeys) ||
		order(a.id, b.id)
	);
}
