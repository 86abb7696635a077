import { describe, expect, it } from 'vitest';
import { staffWith } from '../../../../tests/factories/policy-actors';
import { decideCandidacy } from './decide-candidacy';
import { endMission } from './end-mission';
import { awaitedOf, RESOURCE_PARENT_STATES, type ResourceParent } from './resource-parent';
import { forgottenBefore } from './retention';
import { signCommitment } from './sign-commitment';
import { undoDecision } from './undo-decision';

const NOW = new Date('2026-11-24T10:00:00Z');
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const proposed: ResourceParent = {
	state: 'proposed',
	proposedBy: 'adviser-1',
	adviserId: 'adviser-1',
	headId: null,
	headAt: null,
	inspectorId: null,
	inspectorAt: null,
	committedAt: null,
	endedAt: null,
	endReason: null
};
const head = { ...staffWith('head'), staffId: 'head-1' };
const inspector = { ...staffWith('inspector'), staffId: 'inspector-1' };
const value = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
	if (!result.ok) throw new Error(result.error.code);
	return result.value;
};
const codeOf = (result: { ok: boolean; error?: { code: string } }) => result.error?.code ?? null;
const byHead = value(decideCandidacy(proposed, head, 'yes', NOW));
const approved = value(decideCandidacy(byHead, inspector, 'yes', NOW));
const active = value(signCommitment(approved, { shown: 'a', now: 'a' }, NOW));

describe('a candidacy', () => {
	it('is validated by the head, then by the inspector', () => {
		expect(byHead).toMatchObject({ state: 'approved-by-head', headId: 'head-1', headAt: NOW });
		expect(approved).toMatchObject({ state: 'approved', inspectorId: 'inspector-1' });
	});
	it('waits for one person at a time', () => {
		expect(RESOURCE_PARENT_STATES.map(awaitedOf)).toEqual([
			'head',
			'inspector',
			'resource-parent',
			null,
			null,
			null
		]);
		expect(codeOf(decideCandidacy(proposed, inspector, 'yes', NOW))).toBe(
			'resource-parent.not-allowed'
		);
		expect(codeOf(decideCandidacy(byHead, head, 'yes', NOW))).toBe('resource-parent.not-allowed');
		for (const over of [approved, active]) {
			expect(codeOf(decideCandidacy(over, inspector, 'yes', NOW))).toBe(
				'resource-parent.not-waiting'
			);
		}
	});
	it('is never validated by the one who proposed it', () => {
		const both = { ...staffWith('head', 'mediator'), staffId: 'adviser-1' };
		expect(codeOf(decideCandidacy(proposed, both, 'yes', NOW))).toBe(
			'resource-parent.own-candidacy'
		);
		const twice = { ...staffWith('inspector'), staffId: 'head-1' };
		expect(codeOf(decideCandidacy(byHead, twice, 'yes', NOW))).toBe(
			'resource-parent.own-candidacy'
		);
	});
	it('may be refused at each step', () => {
		for (const [at, who] of [
			[proposed, head],
			[byHead, inspector]
		] as const) {
			expect(value(decideCandidacy(at, who, 'no', NOW))).toMatchObject({
				state: 'refused',
				endedAt: NOW,
				endReason: 'refused'
			});
		}
	});
});

describe('a validation by mistake', () => {
	it('is taken back by the one who gave it, to where it was', () => {
		expect(value(undoDecision(byHead, head, later(1)))).toEqual(proposed);
		expect(value(undoDecision(approved, inspector, later(1)))).toEqual(byHead);
		const no = value(decideCandidacy(byHead, inspector, 'no', NOW));
		expect(value(undoDecision(no, inspector, later(1)))).toEqual(byHead);
		const never = value(decideCandidacy(proposed, head, 'no', NOW));
		expect(value(undoDecision(never, head, later(1)))).toEqual(proposed);
	});
	it('stands once the session is over, somebody else decided, or she signed', () => {
		const late = 'resource-parent.undone-too-late';
		expect(codeOf(undoDecision(byHead, head, later(10)))).toBe(late);
		expect(codeOf(undoDecision(byHead, inspector, NOW))).toBe(late);
		expect(codeOf(undoDecision(approved, head, NOW))).toBe(late);
		expect(codeOf(undoDecision(active, inspector, NOW))).toBe(late);
		expect(codeOf(undoDecision(proposed, head, NOW))).toBe(late);
	});
});

describe('the commitment', () => {
	it('makes her active, once', () => {
		expect(active).toMatchObject({ state: 'active', committedAt: NOW });
		expect(value(signCommitment(active, { shown: 'a', now: 'b' }, later(1)))).toBe(active);
	});
	it('is signed on the words that were shown, after both validations', () => {
		expect(codeOf(signCommitment(approved, { shown: 'a', now: 'b' }, NOW))).toBe(
			'resource-parent.other-words'
		);
		for (const early of [proposed, byHead, value(endMission(active, 'moved', NOW))]) {
			expect(codeOf(signCommitment(early, { shown: 'a', now: 'a' }, NOW))).toBe(
				'resource-parent.not-waiting'
			);
		}
	});
});

describe('the end of a mission', () => {
	it('comes at any step, once', () => {
		const ended = value(endMission(active, 'finished', NOW));
		expect(ended).toMatchObject({ state: 'ended', endedAt: NOW, endReason: 'finished' });
		expect(value(endMission(proposed, 'own-wish', NOW)).state).toBe('ended');
		expect(codeOf(endMission(ended, 'moved', NOW))).toBe('resource-parent.already-ended');
	});
	it('is forgotten three months later, whatever the length of the months', () => {
		expect(forgottenBefore(NOW)).toEqual(new Date('2026-08-24T10:00:00Z'));
		expect(forgottenBefore(new Date('2026-05-31T00:00:00Z'))).toEqual(
			new Date('2026-02-28T00:00:00Z')
		);
	});
});
