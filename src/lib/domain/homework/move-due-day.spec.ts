import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { homeworkContentSchema, type HomeworkContent } from './homework';
import { moveDueDay } from './move-due-day';

const asked: HomeworkContent = {
	subject: 'Mathématiques',
	givenOn: '2026-11-24',
	dueOn: '2026-11-25',
	instructions: 'Exercices 3 et 4.'
};

describe('the day on which homework written here is due', () => {
	it('stays when the release leaves a school day', () => {
		expect(moveDueDay(asked, '2026-11-25')).toBe(asked);
	});

	it('moves when the release came later, and what was asked is kept', () => {
		const moved = moveDueDay(asked, '2026-11-27');
		expect(moved).toEqual({ ...asked, dueOn: '2026-11-27', askedDueOn: '2026-11-25' });
		expect(v.parse(homeworkContentSchema, moved)).toEqual(moved);
	});

	it('moves again from the day that was asked, and comes back to it', () => {
		const moved = moveDueDay(asked, '2026-11-30');
		expect(moveDueDay(moved, '2026-11-30')).toBe(moved);
		expect(moveDueDay(moved, '2026-11-26')).toEqual({
			...asked,
			dueOn: '2026-11-26',
			askedDueOn: '2026-11-25'
		});
		expect(moveDueDay(moved, '2026-11-25')).toEqual(asked);
	});
});
