import { describe, expect, it } from 'vitest';
import { NEVER } from '../delivery/notification';
import { standingOf, type ReachFacts } from './standing';

const TEN = new Date('2026-11-24T10:00:00Z');
const ELEVEN = new Date('2026-11-24T11:00:00Z');

const NOTHING: ReachFacts = {
	isInformed: false,
	seen: null,
	displayed: null,
	push: { sentAt: null, nextAt: null },
	notice: null,
	sms: null,
	isConnected: true,
	isNotified: true
};
const NOTICE = {
	step: 'push',
	reachedAt: null,
	reachedThrough: null,
	toCallReason: null,
	calls: 0
};
const SMS = { state: 'waiting', nextAt: TEN, sentAt: null, deliveredAt: null, locale: 'tr' };
const facts = (given: Partial<ReachFacts>): ReachFacts => ({ ...NOTHING, ...given });
const reached = (through: string, given: Partial<ReachFacts> = {}) =>
	standingOf('released', {
		...facts(given),
		isInformed: true,
		notice: { ...NOTICE, step: 'reached', reachedThrough: through, reachedAt: TEN }
	});

describe('informed', () => {
	it('opened is the surest sign, in the language in which it was', () => {
		const seen = { at: ELEVEN, locale: 'ar' };
		const displayed = { at: TEN, locale: 'tr' };
		const found = standingOf('released', facts({ isInformed: true, seen, displayed }));
		expect(found).toEqual({
			kind: 'informed',
			through: 'seen',
			at: ELEVEN,
			locale: 'ar',
			seenAt: ELEVEN
		});
	});
	it('then the notification that was displayed', () => {
		const displayed = { at: TEN, locale: 'tr' };
		expect(standingOf('released', facts({ isInformed: true, displayed }))).toMatchObject({
			through: 'displayed',
			at: TEN,
			locale: 'tr',
			seenAt: null
		});
	});
	it('a short message that was delivered', () => {
		const sms = { ...SMS, state: 'delivered', deliveredAt: ELEVEN };
		expect(reached('sms', { sms })).toMatchObject({ through: 'sms', at: ELEVEN, locale: 'tr' });
	});
	it.each(['call', 'paper'])('told by a person: %s, in no known language', (through) => {
		expect(reached(through)).toMatchObject({ through, at: TEN, locale: null, seenAt: null });
	});
	it('a language that is no longer offered is not known', () => {
		const seen = { at: TEN, locale: 'xx' };
		expect(standingOf('released', facts({ isInformed: true, seen }))).toMatchObject({
			locale: null
		});
	});
});

describe('not informed', () => {
	it('nothing left yet', () => expect(standingOf('held', NOTHING)).toEqual({ kind: 'held' }));
	it.each(['recalled', 'taken-back', 'never-shown'] as const)('%s: she is spared', (state) =>
		expect(standingOf(state, NOTHING)).toEqual({ kind: 'spared' })
	);
	it.each<[string, Partial<ReachFacts>, object]>([
		[
			'people have to call, and why',
			{ notice: { ...NOTICE, step: 'call', toCallReason: 'no-phone', calls: 2 } },
			{ kind: 'to-call', reason: 'no-phone', calls: 2 }
		],
		[
			'a reason that nobody knows any more',
			{ notice: { ...NOTICE, step: 'call', toCallReason: 'moon' } },
			{ kind: 'to-call', reason: null, calls: 0 }
		],
		['a paper to hand over', { notice: { ...NOTICE, step: 'paper' } }, { kind: 'to-paper' }],
		['a short message that waits', { sms: SMS }, { kind: 'sms-waits', at: TEN }],
		[
			'a short message that left',
			{ sms: { ...SMS, state: 'sent', sentAt: ELEVEN }, push: { sentAt: TEN, nextAt: null } },
			{ kind: 'sms-sent', at: ELEVEN }
		],
		[
			'a notification that left, whatever is told again',
			{ push: { sentAt: TEN, nextAt: ELEVEN } },
			{ kind: 'pushed', at: TEN }
		],
		[
			'a notification that waits',
			{ push: { sentAt: null, nextAt: TEN } },
			{ kind: 'waits', at: TEN }
		],
		[
			'a notification that waits for the school to send again',
			{ push: { sentAt: null, nextAt: NEVER } },
			{ kind: 'waits', at: null }
		],
		['a notification that is being written', {}, { kind: 'waits', at: null }],
		['no phone of hers is told', { isNotified: false }, { kind: 'not-notified' }],
		['not connected', { isConnected: false, isNotified: false }, { kind: 'not-connected' }]
	])('%s', (_name, given, expected) => {
		expect(standingOf('released', facts(given))).toEqual(expected);
	});
});
