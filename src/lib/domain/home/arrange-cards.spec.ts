import { expect, test } from 'vitest';
import { arrangeCards } from './arrange-cards';
import type { HomeCard } from './home';

const card = (itemId: string, rest: object) =>
	({
		itemId,
		children: [],
		isTakenBack: false,
		releasedAt: new Date('2026-11-24T08:00:00Z'),
		...rest
	}) as unknown as HomeCard;

test('what asks for an answer comes first, then what happened, what comes, what was said', () => {
	const school = { today: '2026-11-24' };
	const paper = (day: string) => ({ sentence: 'paper', step: 'sign', day });
	const cards = [
		card('message', { kind: 'message' }),
		card('newer message', { kind: 'message', releasedAt: new Date('2026-11-24T09:00:00Z') }),
		card('appointment past', { kind: 'message', ready: paper('2026-11-23'), school }),
		card('appointment of Friday', { kind: 'message', ready: paper('2026-11-27'), school }),
		card('appointment of today', { kind: 'message', ready: paper('2026-11-24'), school }),
		card('workshop over', {
			kind: 'workshop',
			startsAt: new Date('2026-11-20T16:30:00Z'),
			day: '2026-11-20',
			school
		}),
		card('workshop', {
			kind: 'workshop',
			startsAt: new Date('2026-11-27T16:30:00Z'),
			day: '2026-11-27',
			school
		}),
		card('homework of Thursday', { kind: 'homework', dueOn: '2026-11-26' }),
		card('homework of Wednesday', { kind: 'homework', dueOn: '2026-11-25' }),
		card('answered', { kind: 'absence', answer: { reason: 'ill' } }),
		card('taken back', { kind: 'absence', answer: null, isTakenBack: true }),
		card('to answer', { kind: 'absence', answer: null })
	];
	expect(arrangeCards(cards).map(({ itemId }) => itemId)).toEqual([
		'to answer',
		'answered',
		'taken back',
		'homework of Wednesday',
		'homework of Thursday',
		'appointment of today',
		'appointment of Friday',
		'workshop',
		'workshop over',
		'newer message',
		'message',
		'appointment past'
	]);
});
