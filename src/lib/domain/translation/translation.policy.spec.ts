import { expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import {
	canKeepTerms,
	canOpenTranslations,
	canReviewPrivateTexts,
	canReviewTranslation,
	canSettleTranslation
} from './translation.policy';

const OPEN = { isSensitive: false, isPersonal: false };
const OFFICE = ['head', 'education-adviser', 'secretary'];

it('the office and mediators review, and keep the glossary', () => {
	const may = [...OFFICE, 'mediator'];
	expect(rolesThat((actor) => canReviewTranslation(actor, OPEN))).toEqual(may);
	expect(rolesThat(canOpenTranslations)).toEqual(may);
	expect(rolesThat(canKeepTerms)).toEqual(may);
});
it.each([
	['sensitive', { isSensitive: true, isPersonal: false }],
	['for one family', { isSensitive: false, isPersonal: true }],
	['both', { isSensitive: true, isPersonal: true }]
])('the office alone reviews what is %s', (_, text) =>
	expect(rolesThat((actor) => canReviewTranslation(actor, text))).toEqual(OFFICE)
);
it('the office alone is shown private texts among the others', () =>
	expect(rolesThat(canReviewPrivateTexts)).toEqual(OFFICE));
it('the head alone lets an engine in', () =>
	expect(rolesThat(canSettleTranslation)).toEqual(['head']));
it('nobody without a role', () => {
	for (const may of [canOpenTranslations, canKeepTerms, canSettleTranslation]) {
		expect(may(staffWith())).toBe(false);
	}
	expect(canReviewTranslation(staffWith(), OPEN)).toBe(false);
});
