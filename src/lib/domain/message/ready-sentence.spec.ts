import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { messageContentSchema } from './message';
import { checkReadyDay, dayOf, readyKey, readySentenceSchema } from './ready-sentence';
import type { ReadySentence } from './ready-sentence';

const NURSE: ReadySentence = {
	sentence: 'appointment',
	with: 'nurse',
	day: '2026-11-26',
	hour: '08:30'
};
const TABLET: ReadySentence = {
	sentence: 'loan',
	thing: 'tablet',
	step: 'return',
	day: '2026-12-01',
	place: 'CDI'
};
const SIGN: ReadySentence = { sentence: 'paper', step: 'sign', day: '2026-11-26' };
const CALL: ReadySentence = { sentence: 'call-us' };

describe('a ready sentence', () => {
	it.each([
		[NURSE, 'appointment.nurse', '2026-11-26'],
		[TABLET, 'loan.tablet.return', '2026-12-01'],
		[SIGN, 'paper.sign', '2026-11-26'],
		[CALL, 'call-us', null]
	])('%j', (ready, key, day) => {
		expect(v.is(readySentenceSchema, ready)).toBe(true);
		expect(readyKey(ready)).toBe(key);
		expect(dayOf(ready)).toBe(day);
	});
	it.each([
		['of a day that does not exist', { ...NURSE, day: '2026-02-30T' }],
		['at an hour that does not exist', { ...NURSE, hour: '24:00' }],
		['at an hour written otherwise', { ...NURSE, hour: '8h30' }],
		['with somebody unknown', { ...NURSE, with: 'mayor' }],
		['without what it is about', { sentence: 'loan', step: 'collect', day: '2026-12-01' }],
		['that is not of the list', { sentence: 'party' }]
	])('is refused %s', (_, ready) => expect(v.is(readySentenceSchema, ready)).toBe(false));
	it('is not of the past when families read it', () => {
		expect(checkReadyDay(NURSE, '2026-11-26')).toEqual({ ok: true, value: null });
		expect(checkReadyDay(NURSE, '2026-11-27')).toEqual({
			ok: false,
			error: { code: 'ready.day-past' }
		});
		expect(checkReadyDay(CALL, '2026-11-27').ok).toBe(true);
	});
});

describe('a message', () => {
	const author = 'Mme Durand';
	it('has words of its own, or a ready sentence', () => {
		expect(v.is(messageContentSchema, { author, subject: 'Sortie', text: 'Au musée.' })).toBe(true);
		expect(v.parse(messageContentSchema, { author, ready: CALL })).toEqual({
			author,
			subject: '',
			text: '',
			ready: CALL
		});
		expect(v.is(messageContentSchema, { author, text: 'Merci.', ready: CALL })).toBe(true);
	});
	it('says something', () => {
		expect(v.is(messageContentSchema, { author })).toBe(false);
		expect(v.is(messageContentSchema, { author, subject: ' ', text: ' ' })).toBe(false);
		expect(v.is(messageContentSchema, { author, subject: 'Sortie', text: '' })).toBe(false);
	});
});
