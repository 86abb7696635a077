import { describe, expect, it } from 'vitest';
import { judgeReminder, type PastReminder } from './judge-reminder';

const PARIS = 'Europe/Paris';
const MARK = 'a';
const sent = (at: string, contactMark = MARK): PastReminder => ({ at: new Date(at), contactMark });
const judge = (past: PastReminder[], now: string, zone = PARIS, mark = MARK) =>
	judgeReminder(past, mark, new Date(now), zone);

describe('a reminder to connect', () => {
	it('may go to who got none', () => {
		expect(judge([], '2026-11-24T09:00:00+01:00')).toEqual({ kind: 'allowed' });
	});

	it('goes once a week, from the same day on, whatever the hour', () => {
		const past = [sent('2026-11-16T09:05:00+01:00')];
		expect(judge(past, '2026-11-22T23:59:00+01:00')).toEqual({
			kind: 'too-soon',
			from: '2026-11-23'
		});
		expect(judge(past, '2026-11-23T00:00:00+01:00')).toEqual({ kind: 'allowed' });
	});

	it('counts the days of the school, across the hour that happens twice and overseas', () => {
		const beforeTheChange = [sent('2026-10-24T12:00:00+02:00')];
		expect(judge(beforeTheChange, '2026-10-30T23:30:00+01:00').kind).toBe('too-soon');
		expect(judge(beforeTheChange, '2026-10-31T00:00:00+01:00').kind).toBe('allowed');
		// 10:00 in Nouméa on the 24th is 23:00 in Greenwich on the 23rd.
		const overseas = [sent('2026-11-16T23:00:00Z')];
		expect(judge(overseas, '2026-11-23T13:00:00Z', 'Pacific/Noumea').kind).toBe('allowed');
	});

	it('is counted from the last one, in whatever order they are told', () => {
		const past = [sent('2026-11-20T09:00:00Z'), sent('2026-10-01T09:00:00Z')];
		expect(judge(past, '2026-11-24T09:00:00Z')).toEqual({ kind: 'too-soon', from: '2026-11-27' });
	});

	it('ends after ten', () => {
		const weeks = (count: number) =>
			Array.from({ length: count }, (_, n) => ({
				at: new Date(Date.UTC(2026, 0, 5 + 7 * n, 9)),
				contactMark: MARK
			}));
		expect(judge(weeks(9), '2026-11-24T09:00:00Z')).toEqual({ kind: 'allowed' });
		expect(judge(weeks(10), '2026-11-24T09:00:00Z')).toEqual({ kind: 'too-many' });
	});

	it('is counted anew once the contact details changed', () => {
		const old = Array.from({ length: 10 }, () => sent('2026-11-23T09:00:00Z', 'old'));
		expect(judge(old, '2026-11-24T09:00:00Z')).toEqual({ kind: 'allowed' });
	});
});
