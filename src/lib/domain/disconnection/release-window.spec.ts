import { describe, expect, it } from 'vitest';
import { POLICY_OF_PRESET, type DisconnectionPolicy } from './disconnection-policy';
import { currentWindowEnd, isOpen, nextOpening, nextRelease } from './release-window';
import type { SchoolHours } from './school-hours';

const paris: SchoolHours = {
	zone: 'C',
	timeZone: 'Europe/Paris',
	policy: POLICY_OF_PRESET['report-2025']
};
const release = (hours: SchoolHours, at: string) => {
	const result = nextRelease(hours, new Date(at));
	return result.ok ? result.value.toISOString() : result.error.code;
};

describe('the release window', () => {
	it('releases at once in open hours', () => {
		expect(release(paris, '2026-09-10T10:00:00.000+02:00')).toBe('2026-09-10T08:00:00.000Z');
	});

	it('is half-open: 07:00 is open, 20:00 is closed', () => {
		expect(isOpen(paris, new Date('2026-09-10T06:59:59.999+02:00'))).toBe(false);
		expect(isOpen(paris, new Date('2026-09-10T07:00:00.000+02:00'))).toBe(true);
		expect(isOpen(paris, new Date('2026-09-10T19:59:59.999+02:00'))).toBe(true);
		expect(isOpen(paris, new Date('2026-09-10T20:00:00.000+02:00'))).toBe(false);
	});

	it('holds what is written across midnight until the morning of the same night', () => {
		expect(release(paris, '2026-09-10T23:30+02:00')).toBe('2026-09-11T05:00:00.000Z');
		expect(release(paris, '2026-09-11T00:30+02:00')).toBe('2026-09-11T05:00:00.000Z');
	});

	it('closes on Friday at 20:00 until Monday at 07:00', () => {
		expect(release(paris, '2026-09-11T20:00+02:00')).toBe('2026-09-14T05:00:00.000Z');
		expect(release(paris, '2026-09-13T12:00+02:00')).toBe('2026-09-14T05:00:00.000Z');
	});

	it('keeps the last evening before the holidays, then waits for the morning of return', () => {
		expect(currentWindowEnd(paris, new Date('2026-10-16T19:00+02:00'))?.toISOString()).toBe(
			'2026-10-16T18:00:00.000Z'
		);
		// The change of hour lies in these holidays: 07:00 is +02:00 before, +01:00 after.
		expect(release(paris, '2026-10-16T20:00+02:00')).toBe('2026-11-02T06:00:00.000Z');
	});

	it('knows that the morning of return after Printemps in zone C of 2026 is a Monday in May', () => {
		expect(release(paris, '2026-05-01T09:00+02:00')).toBe('2026-05-04T05:00:00.000Z');
	});

	it('stays closed over the Ascension: holiday, bridge and weekend', () => {
		expect(release(paris, '2026-05-13T20:00+02:00')).toBe('2026-05-18T05:00:00.000Z');
		expect(release(paris, '2027-05-05T20:00+02:00')).toBe('2027-05-10T05:00:00.000Z');
	});

	it('stays closed on a public holiday in the middle of a week', () => {
		expect(release(paris, '2026-11-11T10:00+01:00')).toBe('2026-11-12T06:00:00.000Z');
	});

	it('sleeps all summer: from 4 July to 1 September 2026', () => {
		expect(isOpen(paris, new Date('2026-07-03T19:59+02:00'))).toBe(true);
		expect(release(paris, '2026-07-04T08:00+02:00')).toBe('2026-09-01T05:00:00.000Z');
	});

	it('plans nothing into a summer whose end nobody knows', () => {
		expect(release(paris, '2027-07-02T19:59+02:00')).toBe('2027-07-02T17:59:00.000Z');
		expect(nextRelease(paris, new Date('2027-07-02T20:00+02:00'))).toEqual({
			ok: false,
			error: { code: 'disconnection.no-calendar', day: '2027-07-03' }
		});
		expect(release(paris, '2027-09-10T10:00+02:00')).toBe('disconnection.no-calendar');
		expect(isOpen(paris, new Date('2027-09-10T10:00+02:00'))).toBe(false);
		expect(release(paris, '2025-05-02T10:00+02:00')).toBe('disconnection.no-calendar');
		expect(isOpen(paris, new Date('2025-08-29T10:00+02:00'))).toBe(false);
	});

	it('opens at 07:00 of the wall clock on the first school day after each change of hour', () => {
		const zoneB: SchoolHours = { ...paris, zone: 'B' };
		expect(release(zoneB, '2026-03-28T12:00+01:00')).toBe('2026-03-30T05:00:00.000Z');
		const ownClock: SchoolHours = { ...paris, timeZone: 'America/Miquelon' };
		expect(release(ownClock, '2026-03-07T12:00-03:00')).toBe('2026-03-09T09:00:00.000Z');
	});

	it('follows the wall clock of an overseas school, not that of Paris', () => {
		const reunion: SchoolHours = { ...paris, timeZone: 'Indian/Reunion' };
		expect(isOpen(reunion, new Date('2026-09-10T03:00:00Z'))).toBe(true);
		expect(isOpen(reunion, new Date('2026-09-10T16:00:00Z'))).toBe(false);
	});

	it('opens later and closes earlier with the second preset', () => {
		const screens = { ...paris, policy: POLICY_OF_PRESET['screens-commission'] };
		expect(release(screens, '2026-09-10T07:00+02:00')).toBe('2026-09-10T05:30:00.000Z');
		expect(release(screens, '2026-09-10T19:00+02:00')).toBe('2026-09-11T05:30:00.000Z');
	});

	it('honours own hours, a weekday closed by policy, and the closures of the school', () => {
		const policy: DisconnectionPolicy = {
			...POLICY_OF_PRESET['report-2025'],
			wednesday: null,
			thursday: { opens: '08:15', closes: '12:00' }
		};
		const own = { ...paris, policy, closures: [{ from: '2026-09-11', until: '2026-09-12' }] };
		expect(release(own, '2026-09-09T10:00+02:00')).toBe('2026-09-10T06:15:00.000Z');
		expect(release(own, '2026-09-10T12:00+02:00')).toBe('2026-09-14T05:00:00.000Z');
	});

	it('never opens a school without a zone before it gives its calendar', () => {
		const noumea: SchoolHours = { ...paris, zone: null, timeZone: 'Pacific/Noumea' };
		expect(release(noumea, '2026-09-10T10:00+11:00')).toBe('disconnection.no-calendar');
		const years = [
			{
				from: '2026-02-16',
				until: '2026-12-12',
				holidays: [{ from: '2026-06-06', until: '2026-06-22', name: 'Vacances de juin' }]
			},
			{ from: '2027-02-15', until: '2027-12-11', holidays: [] }
		];
		const given = { ...noumea, territory: 'nouvelle-caledonie' as const, years };
		expect(release(given, '2026-09-10T10:00+11:00')).toBe('2026-09-09T23:00:00.000Z');
		expect(release(given, '2026-06-10T10:00+11:00')).toBe('2026-06-21T20:00:00.000Z');
		// The summer of the south lies between two given years: closed, and its end is known.
		expect(release(given, '2026-12-20T10:00+11:00')).toBe('2027-02-14T20:00:00.000Z');
		expect(release(given, '2027-12-11T10:00+11:00')).toBe('disconnection.no-calendar');
	});

	it('promises nothing beyond a year that is missing', () => {
		const years = [{ from: '2028-09-01', until: '2029-07-01', holidays: [] }];
		expect(release({ ...paris, years }, '2027-07-10T10:00+02:00')).toBe(
			'disconnection.no-calendar'
		);
		const next = [{ from: '2027-09-01', until: '2028-07-01', holidays: [] }];
		expect(release({ ...paris, years: next }, '2027-07-10T10:00+02:00')).toBe(
			'2027-09-01T05:00:00.000Z'
		);
	});

	it('crosses a hundred days without a calendar, not one more', () => {
		const from = (day: string) => [{ from: day, until: '2028-07-01', holidays: [] }];
		const inSilence = '2027-07-03T10:00+02:00';
		expect(release({ ...paris, years: from('2027-10-11') }, inSilence)).toBe(
			'2027-10-11T05:00:00.000Z'
		);
		expect(release({ ...paris, years: from('2027-10-12') }, inSilence)).toBe(
			'disconnection.no-calendar'
		);
	});

	it('never opens a day of the official holidays because a school forgot them', () => {
		const years = [{ from: '2026-09-01', until: '2027-07-03', holidays: [] }];
		expect(release({ ...paris, years }, '2026-10-20T10:00+02:00')).toBe('2026-11-02T06:00:00.000Z');
	});

	it('closes the days of the territory', () => {
		const strasbourg: SchoolHours = { ...paris, zone: 'B', territory: 'alsace-moselle' };
		expect(isOpen({ ...paris, zone: 'B' }, new Date('2026-04-03T10:00+02:00'))).toBe(true);
		expect(isOpen(strasbourg, new Date('2026-04-03T10:00+02:00'))).toBe(false);
	});

	it('tells the opening after this one, even in open hours', () => {
		const next = nextOpening(paris, new Date('2026-09-10T07:00+02:00'));
		expect(next.ok && next.value.toISOString()).toBe('2026-09-11T05:00:00.000Z');
	});

	it('says that no calendar helps a school that never opens', () => {
		const policy = { monday: null, tuesday: null, wednesday: null, thursday: null, friday: null };
		expect(release({ ...paris, policy }, '2026-09-10T10:00+02:00')).toBe(
			'disconnection.no-calendar'
		);
	});
});
