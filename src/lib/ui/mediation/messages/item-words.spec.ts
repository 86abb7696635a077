import { describe, expect, it } from 'vitest';
import type { HomeworkContent } from '../../../domain/homework/homework';
import { translatorFor } from '../../../i18n/translator';
import english from '../../../../../messages/en/mediation-messages.json';
import french from '../../../../../messages/fr/mediation-messages.json';
import ready from '../../../../../messages/fr/ready.json';
import { itemWords, movedWords } from './item-words';

const t = translatorFor('fr', { 'mediation-messages': french, ready });
const content: HomeworkContent = {
	subject: 'Mathématiques',
	givenOn: '2026-11-24',
	dueOn: '2026-11-27',
	instructions: 'Exercices 3 et 4.'
};

describe('homework that its release moved', () => {
	it('tells staff which day was asked and which it is now', () => {
		const moved = { ...content, askedDueOn: '2026-11-25' };
		const words = movedWords(t, 'fr', { kind: 'homework', content: moved });
		expect(words).toContain('Demandé pour le mercredi 25 novembre');
		expect(words).toContain('reporté au vendredi 27 novembre');
	});

	it('says nothing of homework that did not move, nor of anything else', () => {
		expect(movedWords(t, 'fr', { kind: 'homework', content })).toBeNull();
		expect(
			movedWords(t, 'fr', { kind: 'message', content: { askedDueOn: '2026-11-25' } })
		).toBeNull();
	});
});

describe('for staff who work in English', () => {
	const inEnglish = translatorFor('en', { 'mediation-messages': english });
	it('the words and the dates are English, what the school wrote stays as it is', () => {
		const words = itemWords(inEnglish, 'en', { kind: 'homework', content }, 'Europe/Paris');
		expect(words.title).toBe('Mathématiques, for Friday 27 November');
	});
	it('an absence is told on the school’s clock', () => {
		const absence = { startsAt: '2026-11-24T07:00:00Z', endsAt: '2026-11-24T09:00:00Z' };
		const words = itemWords(inEnglish, 'en', { kind: 'absence', content: absence }, 'Europe/Paris');
		expect(words.title).toBe('Absent on Tuesday 24 November, from 08:00 to 10:00');
	});
});

describe('a message', () => {
	const said = (given: object) =>
		itemWords(
			t,
			'fr',
			{ kind: 'message', content: { author: 'Mme Roy', ...given } },
			'Europe/Paris'
		);
	it('is named by its subject', () =>
		expect(said({ subject: 'Sortie', text: 'Au musée.' })).toEqual({
			title: 'Sortie',
			text: 'Au musée.'
		}));
	it('is named by its ready sentence', () =>
		expect(
			said({ subject: '', text: '', ready: { sentence: 'paper', step: 'sign', day: '2026-12-01' } })
		).toEqual({ title: 'Il y a un papier à signer pour mardi 1er décembre.', text: null }));
});
