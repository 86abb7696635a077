import { describe, expect, it } from 'vitest';
import { lintFrench } from '../../../domain/plain-french/lint-french';
import { translatorFor } from '../../../i18n/translator';
import english from '../../../../../messages/en/mediation-plain-french.json';
import french from '../../../../../messages/fr/mediation-plain-french.json';
import { findingWords, placeWords } from './finding-words';

const HARD =
	'Veuillez noter que, dans le cadre du projet EPI, une sortie pédagogique sera organisée le 12 mars, ' +
	'et il convient de remettre au XYZ trois papiers, dûment complétés, mais vous pouvez demander.';

describe('what could be simpler', () => {
	it.each([
		['fr', french],
		['en', english]
	] as const)('is said in %s, each thing in one sentence', (locale, messages) => {
		const t = translatorFor(locale, { 'mediation-plain-french': messages });
		const findings = lintFrench(HARD);
		expect(new Set(findings.map(({ code }) => code)).size).toBe(7);
		for (const finding of findings) {
			const words = findingWords(t, finding);
			expect(words).toMatch(/\.$/);
			expect(words).not.toMatch(/\{\{|undefined|null/);
		}
	});
	it('is quoted whole when it is short, else its beginning, never in the middle of a word', () => {
		const places = lintFrench(HARD).map(placeWords);
		expect(places).toContain('Veuillez');
		expect(places).toContain('Veuillez noter que, dans le cadre du projet EPI, une sortie…');
	});
});
