import { describe, expect, it } from 'vitest';
import { sensitiveWords } from './sensitive-words';

describe('the words of a note', () => {
	it('are warned about where nothing of them is stored, with or without accents', () => {
		expect(sensitiveWords('Mère malade, demandeuse d’asile')).toEqual(['malade', 'asile']);
		expect(sensitiveWords('Nationalité demandée, dépression')).toEqual([
			'depression',
			'nationalite'
		]);
	});

	it('leaves ordinary sentences alone', () => {
		expect(sensitiveWords('Rappeler jeudi après 17 h, vient avec sa sœur. Rome, policer')).toEqual(
			[]
		);
	});
});
