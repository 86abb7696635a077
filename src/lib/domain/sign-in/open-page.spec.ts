import { describe, expect, it } from 'vitest';
import { isOpenPage } from './open-page';

describe('pages of the back-office without a session', () => {
	it.each([
		['/mediation/connexion', true],
		['/mediation/connexion/passkey', true],
		['/mediation/lien', true],
		['/mediation/langue', true],
		['/mediation/langues', false],
		['/mediation/langues/glossaire', false],
		['/mediation', false],
		['/mediation/premieres-connexions', false],
		['/mediation/connexion/cle', false],
		['/mediation/connexion/cle/passkey', false],
		['/mediation/connexion/ecole', false],
		['/mediation/lienx', false],
		['/mediation/ecole', false]
	])('%s: %s', (path, isOpen) => expect(isOpenPage(path)).toBe(isOpen));
});
