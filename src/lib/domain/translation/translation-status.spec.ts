import { describe, expect, it } from 'vitest';
import { shownTranslation } from './translation-status';

const machine = { text: 'Yarın okul yok.', isReviewed: false };
const reviewed = { text: 'Yarın okul kapalı.', isReviewed: true };

describe('what is shown of a text', () => {
	it('is the original while nothing else exists', () =>
		expect(shownTranslation(null, null)).toEqual({ status: 'original' }));
	it('says whether a person answers for the words', () => {
		expect(shownTranslation(machine, null)).toEqual({ status: 'machine', text: machine.text });
		expect(shownTranslation(reviewed, machine)).toEqual({
			status: 'reviewed',
			text: reviewed.text
		});
	});
	it('is stale, even if it was reviewed, once the original changed', () =>
		expect(shownTranslation(null, reviewed)).toEqual({ status: 'stale', text: reviewed.text }));
});
