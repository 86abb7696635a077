import { describe, expect, it } from 'vitest';
import type { ItemKind } from '../shared/item-version';
import { textsSaid } from './texts-said';

const said = (kind: ItemKind, content: object) => textsSaid(kind, content).map(({ text }) => text);

describe('what needs a translation', () => {
	it.each<[string, ItemKind, object, string[]]>([
		['a message', 'message', { subject: 'Sortie', text: 'Au musée.' }, ['Sortie', 'Au musée.']],
		['a ready sentence', 'message', { subject: '', text: '', ready: {} }, []],
		['words beside it', 'message', { subject: '', text: 'Merci.', ready: {} }, ['Merci.']],
		[
			'homework of a subject that is known',
			'homework',
			{ subject: 'HIST-GEO', instructions: 'Lire la page 4.' },
			['Lire la page 4.']
		],
		[
			'homework of another',
			'homework',
			{ subject: 'DNL', instructions: 'Lire la page 4.' },
			['DNL', 'Lire la page 4.']
		],
		['the note of a workshop', 'workshop', { place: 'Salle 2', note: 'Avec thé.' }, ['Avec thé.']],
		['a workshop without one', 'workshop', { place: 'Salle 2' }, []],
		['an absence', 'absence', { startsAt: '' }, []],
		['a lateness', 'lateness', { minutes: 5 }, []]
	])('%s', (_, kind, content, texts) => expect(said(kind, content)).toEqual(texts));
	it('says what the school keeps from engines', () => {
		const content = { subject: 'Santé', text: 'Venez.', isSensitive: true };
		expect(textsSaid('message', content).map(({ isSensitive }) => isSensitive)).toEqual([
			true,
			true
		]);
	});
});
