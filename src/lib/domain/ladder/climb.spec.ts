import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { POLICY_OF_PRESET } from '../disconnection/disconnection-policy';
import type { SchoolHours } from '../disconnection/school-hours';
import { climb, type ClimbFacts } from './climb';
import { deliverySettingsSchema } from '../delivery/delivery-settings';

/** Absences: 45 minutes, then 60. Messages: a day, then two. */
const { ladder } = v.parse(deliverySettingsSchema, {});
const hours: SchoolHours = {
	zone: 'C',
	timeZone: 'Europe/Paris',
	policy: POLICY_OF_PRESET['report-2025']
};
/** A Tuesday in winter; the school opens at 7:00 and closes at 20:00. */
const at = (time: string, day = '2026-11-24') => new Date(`${day}T${time}+01:00`);

const facts = (known: Partial<ClimbFacts> = {}): ClimbFacts => ({
	kind: 'absence',
	step: 'push',
	isUrgent: false,
	openedAt: at('09:00'),
	isOver: false,
	receipt: null,
	push: { sentAt: at('09:00'), plannedAt: null, isRetried: false },
	phone: '+33639980101',
	acceptsSms: true,
	bestChannel: null,
	sms: null,
	...known
});
const noPush = { sentAt: null, plannedAt: null, isRetried: false };
const sms = (known: Partial<NonNullable<ClimbFacts['sms']>> = {}) => ({
	state: 'sent' as const,
	plannedAt: at('10:00'),
	isTried: true,
	sentAt: at('10:00'),
	deliveredAt: null,
	failure: null,
	...known
});
const look = (known: Partial<ClimbFacts>, now: Date, own: SchoolHours['familyHours'] = null) =>
	climb(facts(known), ladder, { ...hours, familyHours: own }, now);

describe('while a notification may still be shown', () => {
	it('nothing more is done until its delay is over', () =>
		expect(look({}, at('09:30'))).toEqual({ to: 'same', lookAt: at('09:45') }));

	it('a short message goes when it is', () => expect(look({}, at('09:45'))).toEqual({ to: 'sms' }));

	it('the delay counts from when it leaves, not from when it was planned', () =>
		expect(look({ push: { ...noPush, plannedAt: at('09:08') } }, at('09:00'))).toEqual({
			to: 'same',
			lookAt: at('09:53')
		}));

	it('a push service that is out of order does not stop the ladder', () => {
		const push = { ...noPush, isRetried: true };
		expect(look({ push }, at('09:44'))).toEqual({ to: 'same', lookAt: at('09:45') });
		expect(look({ push }, at('09:45'))).toEqual({ to: 'sms' });
	});

	it('a message waits a day', () =>
		expect(look({ kind: 'message' }, at('09:45'))).toEqual({
			to: 'same',
			lookAt: at('09:00', '2026-11-25')
		}));
});

describe('nobody to push to', () => {
	it('the short message goes at once', () =>
		expect(look({ push: noPush }, at('09:00'))).toEqual({ to: 'sms' }));

	it.each([
		['no-phone', { phone: null }],
		['no-phone', { phone: null, acceptsSms: false }],
		['no-consent', { acceptsSms: false }]
	])('a person calls at once: %s', (reason, known) =>
		expect(look({ push: noPush, ...known }, at('09:00'))).toEqual({ to: 'call', reason })
	);
});

describe('what a family asked in its diagnosis', () => {
	const asked = (bestChannel: ClimbFacts['bestChannel'], known: Partial<ClimbFacts> = {}) =>
		look({ bestChannel, ...known }, at('09:00'));

	it('a notification, as usual', () => expect(asked('push')).toEqual(look({}, at('09:00'))));

	it('a short message goes with the notification, not after it', () =>
		expect(asked('sms')).toEqual({ to: 'sms', otherwise: at('09:45') }));

	it('a short message that may not go is waited for as for anybody', () => {
		expect(asked('sms', { acceptsSms: false })).toEqual({ to: 'same', lookAt: at('09:45') });
		expect(asked('sms', { phone: null })).toEqual({ to: 'same', lookAt: at('09:45') });
	});

	it('once the delay is over, nothing else is waited for when no short message may go', () =>
		expect(look({ bestChannel: 'sms' }, at('09:45'))).toEqual({ to: 'sms' }));

	it('a call: a person has it at once', () => {
		expect(asked('call')).toEqual({ to: 'call', reason: 'asked' });
		expect(asked('call', { kind: 'message' })).toEqual({ to: 'call', reason: 'asked' });
		expect(asked('call', { phone: null })).toEqual({ to: 'call', reason: 'no-phone' });
	});

	it('a paper for messages; of an absence, where hours count, somebody calls', () => {
		expect(asked('paper', { kind: 'message' })).toEqual({ to: 'paper', reason: 'asked' });
		expect(asked('paper')).toEqual({ to: 'call', reason: 'asked' });
		expect(asked('paper', { kind: 'lateness' })).toEqual({ to: 'call', reason: 'asked' });
	});

	it('nothing goes in a closed period, whatever was asked', () => {
		for (const bestChannel of ['sms', 'call', 'paper'] as const) {
			expect(look({ bestChannel }, at('20:15'))).toEqual({
				to: 'same',
				lookAt: at('07:00', '2026-11-25')
			});
		}
	});

	it('a short message keeps to the hours of the family; a list disturbs nobody', () => {
		const own = { opens: '12:00', closes: '20:00' };
		const noon = { to: 'same', lookAt: at('12:00') };
		expect(look({ bestChannel: 'sms' }, at('09:00'), own)).toEqual(noon);
		expect(look({ bestChannel: 'call', kind: 'message' }, at('09:00'), own)).toEqual(noon);
		expect(look({ bestChannel: 'call' }, at('09:00'), own)).toMatchObject({ to: 'call' });
		expect(look({ bestChannel: 'paper', kind: 'message' }, at('09:00'), own)).toMatchObject({
			to: 'paper'
		});
	});

	it('what is urgent takes the fastest way: no call nor paper instead of a short message', () => {
		for (const bestChannel of ['call', 'paper'] as const) {
			const urgent = { bestChannel, isUrgent: true };
			expect(look(urgent, at('09:00'))).toEqual({ to: 'same', lookAt: at('09:45') });
			expect(look(urgent, at('09:45'))).toEqual({ to: 'sms' });
		}
		expect(look({ bestChannel: 'sms', isUrgent: true }, at('20:15'))).toMatchObject({ to: 'sms' });
	});

	it('who asked for a person is not informed by a screen that lit up, but by opening it', () => {
		const displayed = { through: 'displayed', at: at('09:01') } as const;
		const seen = { through: 'seen', at: at('09:02') } as const;
		for (const bestChannel of ['call', 'paper'] as const) {
			expect(asked(bestChannel, { receipt: displayed })).toMatchObject({ to: 'call' });
			expect(asked(bestChannel, { receipt: seen })).toEqual({ to: 'reached', ...seen });
			const urgent = { receipt: displayed, isUrgent: true };
			expect(asked(bestChannel, urgent)).toEqual({ to: 'reached', ...displayed });
		}
		expect(asked('sms', { receipt: displayed })).toEqual({ to: 'reached', ...displayed });
	});

	it('a short message under way is let go on, whatever she asks since', () =>
		expect(look({ bestChannel: 'paper', step: 'sms', sms: sms() }, at('10:59'))).toEqual({
			to: 'same',
			lookAt: at('11:00')
		}));
});

describe('a delay that ends in a closed period', () => {
	const evening = { sentAt: at('19:30'), plannedAt: null, isRetried: false };
	const morning = at('07:00', '2026-11-25');

	it('waits for the opening', () => {
		expect(look({ push: evening }, at('19:30'))).toEqual({ to: 'same', lookAt: morning });
		expect(look({ push: evening }, at('20:15'))).toEqual({ to: 'same', lookAt: morning });
		expect(look({ push: evening }, morning)).toEqual({ to: 'sms' });
	});

	it('waits over a week-end', () =>
		expect(
			look({ push: { ...evening, sentAt: at('19:30', '2026-11-27') } }, at('20:00', '2026-11-27'))
		).toEqual({ to: 'same', lookAt: at('07:00', '2026-11-30') }));

	it("waits for a family's own hours", () => {
		const own = { opens: '12:00', closes: '20:00' };
		expect(look({}, at('09:45'), own)).toEqual({ to: 'same', lookAt: at('12:00') });
		expect(look({}, at('12:00'), own)).toEqual({ to: 'sms' });
	});

	it('an absence is on the list of those to call in the hours of the school all the same', () => {
		const own = { opens: '12:00', closes: '20:00' };
		expect(look({ phone: null }, at('09:45'), own)).toEqual({ to: 'call', reason: 'no-phone' });
		expect(look({ phone: null, push: evening }, at('20:15'), own)).toEqual({
			to: 'same',
			lookAt: morning
		});
	});

	it("a message is on that list in the family's own hours", () =>
		expect(
			look({ kind: 'message', push: noPush, phone: null }, at('09:00'), {
				opens: '12:00',
				closes: '20:00'
			})
		).toEqual({ to: 'same', lookAt: at('12:00') }));

	it('waits for nothing when it is urgent', () =>
		expect(look({ isUrgent: true, push: evening }, at('20:15'))).toEqual({ to: 'sms' }));

	it('is looked at again within the hour where no calendar tells the opening', () =>
		expect(climb(facts(), ladder, { ...hours, zone: null }, at('09:45'))).toEqual({
			to: 'same',
			lookAt: at('10:45')
		}));
});

describe('once a short message is under way', () => {
	const look60 = (known: Parameters<typeof sms>[0], now: Date) =>
		look({ step: 'sms', sms: sms(known) }, now);

	it('its report is waited for, then somebody calls', () => {
		expect(look60({}, at('10:59'))).toEqual({ to: 'same', lookAt: at('11:00') });
		expect(look60({}, at('11:00'))).toEqual({ to: 'call', reason: 'no-report' });
	});

	it('delivered is informed', () =>
		expect(look60({ state: 'delivered', deliveredAt: at('10:01') }, at('11:00'))).toEqual({
			...{ to: 'reached', through: 'sms' },
			at: at('10:01')
		}));

	it.each([
		['failed', 'failed'],
		['expired', 'expired'],
		['void', 'failed']
	] as const)('%s is a call at once', (state, reason) =>
		expect(look60({ state, sentAt: null }, at('10:05'))).toEqual({ to: 'call', reason })
	);

	it('that never left says why', () =>
		expect(look60({ state: 'failed', sentAt: null, failure: 'no-budget' }, at('10:05'))).toEqual({
			to: 'call',
			reason: 'no-budget'
		}));

	it('forgotten is a call at once', () =>
		expect(look({ step: 'sms', sms: null }, at('10:05'))).toEqual({
			to: 'call',
			reason: 'failed'
		}));

	it('planned for later is waited for', () =>
		expect(
			look60(
				{ state: 'waiting', isTried: false, sentAt: null, plannedAt: at('12:00') },
				at('11:00')
			)
		).toEqual({ to: 'same', lookAt: at('13:00') }));

	it('that no gateway takes is a call', () =>
		expect(look60({ state: 'waiting', sentAt: null, plannedAt: at('11:02') }, at('11:00'))).toEqual(
			{ to: 'call', reason: 'failed' }
		));

	it('that failed in the evening is a call the next morning', () =>
		expect(look60({ state: 'expired' }, at('20:00'))).toEqual({
			to: 'same',
			lookAt: at('07:00', '2026-11-25')
		}));
});

describe('what ends the ladder, whatever the hour', () => {
	it.each(['displayed', 'seen'] as const)('she was informed: %s', (through) => {
		const receipt = { through, at: at('09:01') };
		for (const step of ['push', 'sms'] as const) {
			expect(look({ step, receipt }, at('23:00'))).toEqual({ to: 'reached', ...receipt });
		}
	});

	it('there is nothing to tell any more', () =>
		expect(
			look({ isOver: true, receipt: { through: 'seen', at: at('09:01') } }, at('23:00'))
		).toEqual({ to: 'void' }));
});
