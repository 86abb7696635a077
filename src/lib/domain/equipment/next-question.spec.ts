import { describe, expect, it } from 'vitest';
import { nextQuestion, questionsOf } from './next-question';
import { QUESTION_ORDER, type Diagnosis } from './diagnosis';

const ALL: Diagnosis = {
	...{ device: 'tablet', sharing: 'two', internet: 'wifi', printer: 'no' },
	...{ ease: 'alone', moment: 'evening', channel: 'sms', reading: 'text' }
};

describe('the questions that are asked', () => {
	it('all of them, in order', () => expect(questionsOf({})).toEqual(QUESTION_ORDER));

	it('nobody is asked who shares a device that is not there', () => {
		for (const device of ['none', 'not-said'] as const) {
			expect(questionsOf({ device })).not.toContain('sharing');
		}
		expect(questionsOf({ device: 'phone' })).toContain('sharing');
	});
});

describe('the next question', () => {
	it('is the first that was not answered: one resumes where one stopped', () => {
		expect(nextQuestion({})).toBe('device');
		expect(nextQuestion({ device: 'tablet', sharing: 'one' })).toBe('internet');
		expect(nextQuestion({ device: 'none' })).toBe('internet');
	});

	it('not to say is an answer', () =>
		expect(nextQuestion({ device: 'not-said' })).toBe('internet'));

	it('is none once all were answered', () => expect(nextQuestion(ALL)).toBeNull());

	it('comes back for who has a device now', () =>
		expect(nextQuestion({ ...ALL, sharing: undefined as never })).toBe('sharing'));
});
