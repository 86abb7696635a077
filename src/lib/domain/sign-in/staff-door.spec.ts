import { describe, expect, it } from 'vitest';
import { ROLES } from '../shared/actor';
import { isPageForRoles } from './staff-door';

describe('the door of the back-office', () => {
	it.each([
		['/mediation', true],
		['/mediation/parents-ressources', true],
		['/mediation/parents-ressources/[parent]', true],
		['/mediation/connexion/ecole', true],
		['/mediation/sortie', true],
		['/mediation/langue', true],
		['/mediation/langues', false],
		['/mediation/premieres-connexions/[guardian]', false],
		['/mediation/parents-ressources-ailleurs', false],
		['/mediation/equipe', false],
		['/mediation/ecole', false]
	])('leads an inspector to one place: %s %s', (page, isOpen) => {
		expect(isPageForRoles(page, ['inspector'])).toBe(isOpen);
	});
	it('is open to all the others, whose policies decide', () => {
		const closed = ROLES.filter((role) => !isPageForRoles('/mediation/ecole', [role]));
		expect(closed).toEqual(['inspector', 'resource-parent']);
		expect(isPageForRoles('/mediation/ecole', ['inspector', 'head'])).toBe(true);
	});
});
