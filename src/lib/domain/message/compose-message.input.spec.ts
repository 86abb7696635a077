import { describe, expect, it } from 'vitest';
import { readForm } from '../../forms/read-form';
import { composeMessageInput, readyDraft, readyOf } from './compose-message.input';

const read = (fields: Record<string, string>) => {
	const data = new FormData();
	for (const [name, value] of Object.entries({ audience: 'school', ...fields })) {
		data.set(name, value);
	}
	return readForm(composeMessageInput, data);
};
const wrong = (fields: Record<string, string>) => {
	const form = read(fields);
	return form.ok ? {} : form.errors;
};
const ready = (fields: Record<string, string>) => {
	const form = read(fields);
	return form.ok ? readyOf(form.input) : form.errors;
};

describe('a message in the school’s own words', () => {
	it('has a subject and a text', () => {
		expect(wrong({})).toEqual({ subject: 'message.no-subject', text: 'message.no-text' });
		expect(wrong({ subject: ' ', text: 'Merci.' })).toEqual({ subject: 'message.no-subject' });
		expect(wrong({ subject: 'a'.repeat(121), text: 'Merci.' })).toEqual({
			subject: 'message.long-subject'
		});
		expect(ready({ sort: 'own', subject: 'Sortie', text: 'Au musée.' })).toBe(null);
		expect(ready({ subject: 'Sortie', text: 'Au musée.' })).toBe(null);
	});
	it('says what else is wrong at the same time', () =>
		expect(wrong({ audience: 'pupil' })).toEqual({
			pupil: 'compose.choose-pupil',
			subject: 'message.no-subject',
			text: 'message.no-text'
		}));
});

describe('a ready sentence', () => {
	const nurse = { sort: 'appointment', with: 'nurse', day: '2026-11-26', hour: '08:30' };
	it('has what it speaks of', () => {
		expect(ready(nurse)).toEqual({
			sentence: 'appointment',
			with: 'nurse',
			day: '2026-11-26',
			hour: '08:30'
		});
		expect(ready({ ...nurse, place: ' Bureau 4 ' })).toMatchObject({ place: 'Bureau 4' });
		expect(
			ready({ sort: 'loan', thing: 'books', loanStep: 'return', day: '2026-11-26' })
		).toMatchObject({ thing: 'books', step: 'return' });
		// Fields of another sentence, which were filled before it was chosen, do not count.
		expect(ready({ ...nurse, sort: 'paper', paperStep: 'sign', place: 'Hall' })).toEqual({
			sentence: 'paper',
			step: 'sign',
			day: '2026-11-26'
		});
		expect(ready({ sort: 'call-us' })).toEqual({ sentence: 'call-us' });
	});
	it.each<[Record<string, string>, Record<string, string>]>([
		[
			{ sort: 'appointment' },
			{ with: 'ready.choose-with', day: 'ready.no-day', hour: 'ready.no-hour' }
		],
		[
			{ sort: 'loan' },
			{ thing: 'ready.choose-thing', loanStep: 'ready.choose-step', day: 'ready.no-day' }
		],
		[{ sort: 'paper' }, { paperStep: 'ready.choose-step', day: 'ready.no-day' }],
		[{ ...nurse, day: '2026-02-30' }, { day: 'content.bad-day' }],
		[{ ...nurse, day: 'demain' }, { day: 'content.bad-day' }],
		[{ ...nurse, hour: '8h30' }, { hour: 'content.bad-hour' }],
		[{ ...nurse, with: 'mayor' }, { with: 'ready.choose-with' }],
		[{ ...nurse, place: 'a'.repeat(81) }, { place: 'ready.long-place' }]
	])('%j is refused', (fields, errors) => expect(wrong(fields)).toEqual(errors));
	it('is shown while it is being filled in, once nothing is missing', () => {
		expect(readyDraft({ sort: 'appointment', with: 'nurse', hour: '08:30' })).toBe(null);
		expect(readyDraft({ ...nurse, place: ' ' })).toEqual({
			sentence: 'appointment',
			with: 'nurse',
			day: '2026-11-26',
			hour: '08:30'
		});
		expect(readyDraft({ sort: 'own', subject: 'Sortie' })).toBe(null);
		expect(readyDraft({ sort: 'call-us' })).toEqual({ sentence: 'call-us' });
	});
});
