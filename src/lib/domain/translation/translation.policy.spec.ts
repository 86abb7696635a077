import { expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import {
	canKeepTerms,
	canOpenTranslations,
	canReviewTranslation,
	canSettleTranslation
} from './translation.policy';

const OFFICE = ['head', 'education-adviser', 'secretary'];

it('the office and mediators review, and keep the glossary', () => {
	const may = [...OFFICE, 'mediator'];
	expect(rolesThat((actor) => canReviewTranslation(actor, { isSensitive: false }))).toEqual(may);
	expect(rolesThat(canOpenTranslations)).toEqual(may);
	expect(rolesThat(canKeepTerms)).toEqual(may);
});
it('the office alone reviews what is sensitive', () =>
	expect(rolesThat((actor) => canReviewTranslation(actor, { isSensitive: true }))).toEqual(OFFICE));
it('the head alone lets an engine in', () =>
	expect(rolesThat(canSettleTranslation)).toEqual(['head']));
it('nobody without a role', () => {
	for (const may of [canOpenTranslations, canKeepTerms, canSettleTranslation]) {
		expect(may(staffWith())).toBe(false);
	}
	expect(canReviewTranslation(staffWith(), { isSensitive: false })).toBe(false);
});
