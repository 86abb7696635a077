import { describe, expect, it } from 'vitest';
import type { HomeworkContent } from '../../../domain/homework/homework';
import { translatorFor } from '../../../i18n/translator';
import french from '../../../../../messages/fr/mediation-messages.json';
import { movedWords } from './item-words';

const t = translatorFor('fr', { 'mediation-messages': french });
const content: HomeworkContent = {
	subject: 'Mathématiques',
	givenOn: '2026-11-24',
	dueOn: '2026-11-27',
	instructions: 'Exercices 3 et 4.'
};

describe('homework that its release moved', () => {
	it('tells staff which day was asked and which it is now', () => {
		const moved = { ...content, askedDueOn: '2026-11-25' };
		const words = movedWords(t, { kind: 'homework', content: moved });
		expect(words).toContain('Demandé pour le mercredi 25 novembre');
		expect(words).toContain('reporté au vendredi 27 novembre');
	});

	it('says nothing of homework that did not move, nor of anything else', () => {
		expect(movedWords(t, { kind: 'homework', content })).toBeNull();
		expect(movedWords(t, { kind: 'message', content: { askedDueOn: '2026-11-25' } })).toBeNull();
	});
});
