import { expect, test } from 'vitest';
import { isFamilyPage } from './family-page';

test.each([
	'/',
	'/devoirs',
	'/messages',
	'/messages/6f2c',
	'/ateliers/6f2c',
	'/aide',
	'/absences/1',
	'/mots',
	'/mots/half-board',
	'/mots/sujet/papers',
	'/lieux',
	'/lieux/Coop-num%C3%A9rique_7.2'
])('%s is kept for reading without network', (path) => expect(isFamilyPage(path)).toBe(true));

test.each([
	'/reglages',
	'/mediation',
	'/mediation/messages',
	'/invitation',
	'/bienvenue',
	'/api/push/receipt',
	'/messages/a/b',
	'/aide/..',
	'/mots/sujet/a/b'
])('%s never is', (path) => expect(isFamilyPage(path)).toBe(false));
