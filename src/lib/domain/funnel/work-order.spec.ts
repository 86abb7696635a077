import { describe, expect, it } from 'vitest';
import { compareWork, WORK_ORDER, workRank, workReasons, type WorkFacts } from './work-order';

/** Everything is well with her. */
const well: WorkFacts = {
	hasUnansweredAbsence: false,
	isConnected: true,
	hasTelephone: true,
	children: 1,
	isToConfirm: false,
	hasComeBack: true,
	isSeenThisMonth: true
};
const never: WorkFacts = {
	...well,
	isConnected: false,
	hasComeBack: false,
	isSeenThisMonth: false
};

describe('what changes most comes first', () => {
	const FIRST_TO_LAST: [string, WorkFacts][] = [
		['an absence nobody explains, never connected', { ...never, hasUnansweredAbsence: true }],
		['never connected, several children here', { ...never, children: 3 }],
		['never connected, no telephone', { ...never, hasTelephone: false }],
		['never connected', never],
		['connected, an absence without an answer', { ...well, hasUnansweredAbsence: true }],
		['connected, the adult to be met', { ...well, isToConfirm: true }],
		['connected once', { ...well, hasComeBack: false }],
		['not seen this month', { ...well, isSeenThisMonth: false }],
		['all is well', well]
	];

	it.each(FIRST_TO_LAST.map(([name, facts], place) => ({ name, facts, place })))(
		'$place: $name',
		({ facts, place }) => expect(workRank(facts)).toBe(place)
	);

	it('has a place for everybody', () => expect(WORK_ORDER.at(-1)).toEqual([]));

	it('an absence goes before children and telephones', () => {
		const all = { ...never, hasUnansweredAbsence: true, children: 4, hasTelephone: false };
		expect(workRank(all)).toBe(0);
	});

	it('at one place: nobody went towards her, then the oldest contact, then the name', () => {
		const at = (lastOutreachAt: string | null, nameKeys: string, id = '1') => ({
			facts: never,
			lastOutreachAt: lastOutreachAt === null ? null : new Date(lastOutreachAt),
			nameKeys,
			id
		});
		const sorted = [
			at('2026-11-02T10:00:00Z', ' a'),
			at(null, ' b'),
			at('2026-10-02T10:00:00Z', ' c'),
			at(null, ' a', '2'),
			at(null, ' a', '1')
		].toSorted(compareWork);
		expect(sorted.map(({ nameKeys, id }) => nameKeys + id)).toEqual([
			' a1',
			' a2',
			' b1',
			' c1',
			' a1'
		]);
	});
});

describe('why somebody is there', () => {
	it('is said in few words, the gravest first', () => {
		const facts = { ...never, hasUnansweredAbsence: true, children: 2, hasTelephone: false };
		expect(workReasons(facts)).toEqual([
			'unanswered-absence',
			'never-connected',
			'siblings',
			'no-telephone'
		]);
	});

	it('nothing is said of who is well, and nothing twice of who connected', () => {
		expect(workReasons(well)).toEqual([]);
		expect(workReasons({ ...well, hasTelephone: false, children: 3 })).toEqual([]);
		expect(workReasons({ ...well, hasComeBack: false, isSeenThisMonth: false })).toEqual([
			'not-back'
		]);
		expect(workReasons({ ...never, isToConfirm: true })).toEqual(['never-connected']);
	});
});
