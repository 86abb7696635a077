import { describe, expect, it } from 'vitest';
import type { StandingLine } from './changed-fields';
import { settleClash } from './settle-clash';

const before: StandingLine = {
	names: ['awa'],
	anonymous: 0,
	at: '2026-11-24 10:00',
	themes: ['email'],
	place: 'school',
	durationMinutes: 30,
	autonomy: null,
	orientations: [],
	materials: [],
	interpreter: null,
	tags: [],
	note: ''
};

describe('two people who change one line', () => {
	it('each keep their change when they are about different things', () => {
		const settled = settleClash(
			before,
			{ ...before, durationMinutes: 45 },
			{ ...before, note: 'Revenir jeudi' }
		);
		expect(settled).toMatchObject({
			line: { durationMinutes: 45, note: 'Revenir jeudi' },
			theirs: ['durationMinutes'],
			clashing: []
		});
	});

	it('about one thing: what was typed stays in the form, and what was saved is told', () => {
		const settled = settleClash(
			before,
			{ ...before, note: 'Vu mardi', durationMinutes: 45 },
			{ ...before, note: 'Revenir jeudi' }
		);
		expect(settled).toMatchObject({
			line: { note: 'Revenir jeudi', durationMinutes: 45 },
			theirs: ['durationMinutes', 'note'],
			clashing: ['note']
		});
	});

	it('who typed the same disagree about nothing', () => {
		const same = { ...before, themes: ['parenting', 'email'] as StandingLine['themes'] };
		const other = { ...before, themes: ['email', 'parenting'] as StandingLine['themes'] };
		expect(settleClash(before, same, other).clashing).toEqual([]);
	});
});
