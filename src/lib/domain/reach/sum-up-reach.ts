import { THROUGH, type Standing, type Through } from './standing';

/** How many were informed of something, and through what; each person counts once. */
export type ReachSummary = {
	concerned: number;
	informed: number;
	/** Opened by the person, whatever told her first. */
	seen: number;
	through: Record<Through, number>;
	/** Not informed, and never will be: it was taken back. */
	spared: number;
	/** Not informed yet, of those who are to be. */
	missing: number;
	/** Among them, those whom no machine reaches: people have to call them, or to hand over a paper. */
	toPeople: number;
};

/** Whether somebody is still to be informed. */
export function isMissing({ kind }: Standing): boolean {
	return kind !== 'informed' && kind !== 'spared';
}

/** Sums up where everybody concerned stands. */
export function sumUpReach(standings: readonly Standing[]): ReachSummary {
	const count = (is: (one: Standing) => boolean) => standings.filter(is).length;
	const by = (through: Through) =>
		count((one) => one.kind === 'informed' && one.through === through);
	return {
		concerned: standings.length,
		informed: count((one) => one.kind === 'informed'),
		seen: count((one) => one.kind === 'informed' && one.seenAt !== null),
		spared: count((one) => one.kind === 'spared'),
		missing: count(isMissing),
		through: Object.fromEntries(THROUGH.map((one) => [one, by(one)])) as Record<Through, number>,
		toPeople: count((one) => one.kind === 'to-call' || one.kind === 'to-paper')
	};
}

/** Those for whom somebody has something to do first, then the others not informed, then the rest. */
const ORDER: Standing['kind'][] = [
	'to-call',
	'to-paper',
	'not-connected',
	'not-notified',
	'sms-sent',
	'sms-waits',
	'pushed',
	'waits',
	'held',
	'spared',
	'informed'
];

/** Orders people by what remains to be done for them; those alike stay as they were. */
export function byWhatRemains<Person extends { standing: Standing }>(
	people: readonly Person[]
): Person[] {
	const rank = ({ standing }: Person) => ORDER.indexOf(standing.kind);
	return people.toSorted((one, other) => rank(one) - rank(other));
}
