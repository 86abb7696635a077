import { describe, expect, it } from 'vitest';
import { answerQuestion } from './answer-question';

describe('an answer', () => {
	it('stands beside the others', () =>
		expect(answerQuestion({ device: 'phone' }, { question: 'printer', answer: 'no' })).toEqual({
			device: 'phone',
			printer: 'no'
		}));

	it('replaces the one before', () =>
		expect(answerQuestion({ device: 'phone' }, { question: 'device', answer: 'tablet' })).toEqual({
			device: 'tablet'
		}));

	it('given twice changes nothing', () => {
		const once = answerQuestion({}, { question: 'channel', answer: 'call' });
		expect(answerQuestion(once, { question: 'channel', answer: 'call' })).toEqual(once);
	});

	it('without a device, who shares it is forgotten', () =>
		expect(
			answerQuestion({ device: 'phone', sharing: 'two' }, { question: 'device', answer: 'none' })
		).toEqual({ device: 'none' }));
});
