import { describe, expect, it } from 'vitest';
import {
	FUNNEL_STEPS,
	funnelStep,
	hasReached,
	isFunnelStep,
	type FunnelFacts
} from './funnel-step';

const nothing: FunnelFacts = {
	isReachable: false,
	isInvited: false,
	isConnected: false,
	isNotifiable: false,
	hasComeBack: false,
	isSeenThisMonth: false
};
const facts = (known: Partial<FunnelFacts>): FunnelFacts => ({ ...nothing, ...known });

describe('where a guardian stands in the funnel', () => {
	it.each([
		['on-file', {}],
		['reachable', { isReachable: true }],
		['invited', { isReachable: true, isInvited: true }],
		['connected', { isReachable: true, isInvited: true, isConnected: true }],
		['notifiable', { isConnected: true, isNotifiable: true }],
		['came-back', { isConnected: true, hasComeBack: true }],
		['active', { isConnected: true, hasComeBack: true, isSeenThisMonth: true }]
	] as const)('stands at %s', (step, known) => expect(funnelStep(facts(known))).toBe(step));

	it('a letter handed to somebody without a telephone is a way to reach her', () => {
		const guardian = facts({ isInvited: true });
		expect(hasReached(guardian, 'reachable')).toBe(true);
		expect(funnelStep(guardian)).toBe('invited');
	});

	it('coming every day does not make anybody notifiable: only a device does', () => {
		const guardian = facts({ isConnected: true, hasComeBack: true, isSeenThisMonth: true });
		expect(hasReached(guardian, 'notifiable')).toBe(false);
		expect(funnelStep(guardian)).toBe('active');
	});

	it('a first visit this month is a connection, not a habit', () => {
		expect(funnelStep(facts({ isConnected: true, isSeenThisMonth: true }))).toBe('connected');
	});

	it('what is left of an account that was taken away proves nothing', () => {
		expect(
			funnelStep(facts({ isNotifiable: true, hasComeBack: true, isSeenThisMonth: true }))
		).toBe('on-file');
	});

	it('everybody on file has reached the first step, and steps are known by name', () => {
		expect(hasReached(nothing, 'on-file')).toBe(true);
		expect(FUNNEL_STEPS.every(isFunnelStep)).toBe(true);
		expect(isFunnelStep('invité')).toBe(false);
	});
});
