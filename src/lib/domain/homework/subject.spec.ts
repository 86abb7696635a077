import { describe, expect, it } from 'vitest';
import { subjectOf, SUBJECTS } from './subject';

const WRITTEN: [string, string][] = [
	['MATHEMATIQUES', 'mathematics'],
	['Mathématiques', 'mathematics'],
	['MATHS', 'mathematics'],
	['HIST-GEO', 'history-geography'],
	['HISTOIRE-GEOGRAPHIE', 'history-geography'],
	['HISTOIRE & GEOGRAPHIE', 'history-geography'],
	['Histoire-Géo-EMC', 'history-geography'],
	['HISTOIRE-GEO.-ED.CIV.', 'history-geography'],
	['EMC', 'civics'],
	['ENSEIGNEMENT MORAL ET CIVIQUE', 'civics'],
	['ENS.MORAL & CIVIQUE', 'civics'],
	['ANGLAIS LV1', 'english'],
	['LV1 ANGLAIS', 'english'],
	['Anglais', 'english'],
	['ESPAGNOL LV2', 'spanish'],
	['ALLEMAND LV2', 'german'],
	['ITALIEN LV2', 'italian'],
	['ARABE LV2', 'arabic'],
	['PORTUGAIS LV2', 'portuguese'],
	['CHINOIS LV2', 'chinese'],
	['LCA LATIN', 'latin-greek'],
	['LATIN', 'latin-greek'],
	['ED.PHYSIQUE & SPORT.', 'sport'],
	['EDUCATION PHYSIQUE ET SPORTIVE', 'sport'],
	['EPS', 'sport'],
	['PHYSIQUE-CHIMIE', 'physics-chemistry'],
	['Physique', 'physics-chemistry'],
	['SCIENCES VIE & TERRE', 'life-sciences'],
	['SCIENCES DE LA VIE ET DE LA TERRE', 'life-sciences'],
	['SVT', 'life-sciences'],
	['ARTS PLASTIQUES', 'art'],
	['EDUCATION MUSICALE', 'music'],
	['ED.MUSICALE', 'music'],
	['TECHNOLOGIE', 'technology'],
	['FRANCAIS', 'french'],
	['Français', 'french'],
	['FRANÇAIS LANGUE SECONDE', 'french-newcomers'],
	['FLE', 'french-newcomers'],
	['SNT', 'computing'],
	['SCIENCES ECONOMIQUES & SOCIALES', 'economics'],
	['PHILOSOPHIE', 'philosophy'],
	['PREVENTION SANTE ENVIRONNEMENT', 'life-skills'],
	['HYGIENE-ALIMENTATION-SERVICES', 'cooking'],
	['VIE DE CLASSE', 'class-life']
];

describe('the subject that a program names', () => {
	it.each(WRITTEN)('%s is %s', (written, subject) => expect(subjectOf(written)).toBe(subject));
	it.each([
		'ACCOMPAGNEMENT PERSONNALISE',
		'AIDE AUX DEVOIRS',
		'HISTOIRE DES SCIENCES',
		'FRANCHISE',
		'CHIMIE DES COULEURS ET PEINTURE',
		'DNL MATHS EN ANGLAIS',
		''
	])('%j is none that is known', (written) => expect(subjectOf(written)).toBe(null));
	it('every subject is the meaning of some name', () =>
		expect(new Set(WRITTEN.map(([, subject]) => subject))).toEqual(new Set(SUBJECTS)));
});
