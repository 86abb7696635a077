import { describe, expect, it } from 'vitest';
import { POLICY_OF_PRESET } from '../disconnection/disconnection-policy';
import { nextRelease } from '../disconnection/release-window';
import { notBeforeOf } from './not-before';

const paris = {
	zone: 'C',
	timeZone: 'Europe/Paris',
	policy: POLICY_OF_PRESET['report-2025']
} as const;

describe('a grade', () => {
	const pupilsAt = (instant: string) => ({ kind: 'grade', pupilsAt: new Date(instant) }) as const;

	it('reaches parents a day after the pupil, or as the school settled', () => {
		const grade = pupilsAt('2026-09-10T10:00:00+02:00');
		expect(notBeforeOf(grade, { gradeDelayHours: 24 })).toEqual(
			new Date('2026-09-11T10:00:00+02:00')
		);
		expect(notBeforeOf(grade, { gradeDelayHours: 0 })).toEqual(grade.pupilsAt);
	});

	it.each([
		['of Friday 18:00: on Monday at the opening', '2026-09-11T18:00', '2026-09-14T07:00'],
		['of Thursday 21:00: on Monday at the opening', '2026-09-10T21:00', '2026-09-14T07:00'],
		['of Tuesday 6:00: on Wednesday at the opening', '2026-09-15T06:00', '2026-09-16T07:00'],
		['of Tuesday 9:30: on Wednesday at 9:30', '2026-09-15T09:30', '2026-09-16T09:30']
	])('%s', (_, given, released) => {
		const notBefore = notBeforeOf(pupilsAt(`${given}:00+02:00`), { gradeDelayHours: 24 });
		expect(nextRelease(paris, notBefore!)).toEqual({
			ok: true,
			value: new Date(`${released}:00+02:00`)
		});
	});

	it('waits 24 hours, not a day of the wall clock, when the clocks change', () => {
		const grade = pupilsAt('2026-10-24T10:00:00+02:00');
		expect(notBeforeOf(grade, { gradeDelayHours: 24 })).toEqual(
			new Date('2026-10-25T09:00:00+01:00')
		);
	});
});

describe('anything else', () => {
	it.each(['absence', 'lateness', 'homework', 'message', 'workshop'] as const)(
		'has no delay of its own: %s',
		(kind) => expect(notBeforeOf({ kind }, { gradeDelayHours: 24 })).toBeNull()
	);
});
