import { planNotification } from '../../src/lib/domain/delivery/plan-notification';
import { currentWindowEnd, nextRelease } from '../../src/lib/domain/disconnection/release-window';
import { notBeforeOf } from '../../src/lib/domain/release/not-before';
import { oracleFor, type Oracle } from './closed-hours-oracle';
import type { Proof } from './closed-hours-schools';

export const SEVEN_MINUTES = 7 * 60_000;

export type Verdict = {
	instants: number;
	/** Something would be released, or ring, in a closed period, or open hours denied. */
	violations: number;
	/** Something would be released, or told, later than its own due instant. */
	late: number;
	/** The first disagreement, to be read by a person. */
	first: string | null;
};

/** What a check is made by: the product unless a test breaks it, to see the proof fail. */
export const PRODUCT = { nextRelease, currentWindowEnd, notBeforeOf, planNotification };

/**
 * Compares the product with the oracle on each millisecond beside every edge of the school's hours
 * and of the family's, and every `step` milliseconds from September 2025 to July 2027. At each
 * instant something is written, and a grade is given to the pupil; the instants at which both are
 * released and told have to be the due ones.
 */
export function checkClosedHours(proof: Proof, step: number, product = PRODUCT): Verdict {
	const { school, family, accounts, spreadMinutes, gradeDelayHours } = proof;
	const schoolOracle = oracleFor(school);
	const familyOracle = oracleFor(family);
	const verdict: Verdict = { instants: 0, violations: 0, late: 0, first: null };
	const told = new Map<string, number>();

	const judge = (what: string, at: number, got: number | null, due: Due | null) => {
		const { earliest = null, latest = null } = due ?? {};
		const isLate = got !== null && latest !== null && got > latest;
		const isWrong = (got === null) !== (earliest === null) || (got ?? 0) < (earliest ?? 0);
		if (isLate) verdict.late += 1;
		if (isWrong) verdict.violations += 1;
		if (isLate || isWrong) {
			const name = `${school.zone} ${school.territory} ${school.timeZone}`;
			const [written, told] = [at, got].map((ms) => ms && new Date(ms).toISOString());
			verdict.first ??= `${name}, ${what} ${written}: ${told}, due ${earliest}–${latest}`;
		}
	};

	/** Something that is ready at an instant is released, then told to a family. */
	const check = (what: string, at: number, readyAt: number) => {
		if (readyAt < schoolOracle.from || readyAt >= schoolOracle.until) return;
		const release = product.nextRelease(school, new Date(readyAt));
		const released = release.ok ? release.value.getTime() : null;
		const due = schoolOracle.release(readyAt);
		judge(`${what} released`, at, released, due === null ? null : exactly(due));
		if (released === null) return;
		const accountId = accounts[Math.floor(at / SEVEN_MINUTES) % accounts.length]!;
		const notification = product.planNotification(family, {
			accountId,
			readyAt: new Date(readyAt),
			spreadMinutes,
			now: new Date(released)
		});
		const moment = notification.ok ? notification.value.getTime() : null;
		const when = familyOracle.release(readyAt);
		const span = when === null ? null : momentsFrom(when, readyAt, familyOracle, spreadMinutes);
		judge(`${what} told`, at, moment, span);
		if (moment === null || span === null || span.earliest === readyAt) return;
		// All that one family waits for at one opening is told at the same moment.
		const key = `${accountId} ${span.earliest}`;
		const same = told.get(key) ?? moment;
		told.set(key, same);
		if (moment !== same || !familyOracle.isOpen(moment)) judge(`${what} apart`, at, null, span);
	};

	const checkAt = (at: number) => {
		if (at < schoolOracle.from || at >= schoolOracle.until) return;
		verdict.instants += 1;
		const end = product.currentWindowEnd(school, new Date(at))?.getTime() ?? null;
		const due = schoolOracle.windowEnd(at);
		judge('closing', at, end, due === null ? null : exactly(due));
		check('thing', at, at);
		const grade = { kind: 'grade', pupilsAt: new Date(at) } as const;
		const notBefore = product.notBeforeOf(grade, { gradeDelayHours })?.getTime() ?? at;
		if (notBefore !== at + gradeDelayHours * 3_600_000) judge('delay', at, null, exactly(at));
		check('grade', at, notBefore);
	};

	for (let at = schoolOracle.from; at < schoolOracle.until; at += step) checkAt(at);
	for (const edge of [...schoolOracle.edges, ...familyOracle.edges]) {
		for (const ms of [-1, 0, 1]) checkAt(edge + ms);
	}
	return verdict;
}

type Due = { earliest: number; latest: number };

function exactly(at: number): Due {
	return { earliest: at, latest: at };
}

/** What was ready in an open stretch is told at once; else within the spread, or half the stretch. */
function momentsFrom(when: number, readyAt: number, oracle: Oracle, spreadMinutes: number): Due {
	if (when === readyAt) return exactly(when);
	const length = (oracle.windowEnd(when) ?? when) - when;
	return { earliest: when, latest: when + Math.min(spreadMinutes * 60_000, length / 2) };
}
