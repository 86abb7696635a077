import { describe, expect, it } from 'vitest';
import { isLevel, LEVELS, levelOf } from './level';

describe('the level of a class', () => {
	it.each([
		['6 A', '6e'],
		['6A', '6e'],
		['6EME2', '6e'],
		['6ème B', '6e'],
		['601', '6e'],
		['5°3', '5e'],
		['4E1', '4e'],
		['3EME', '3e'],
		['3PM', '3e'],
		['6 SEGPA', '6e'],
		['SEGPA', 'SEGPA'],
		['ULIS', 'ULIS'],
		['ULIS 6', 'ULIS'],
		['UPE2A', 'UPE2A'],
		['CM2 B', 'CM2'],
		['CM2', 'CM2'],
		['CE1A', 'CE1'],
		['CP', 'CP'],
		['CP B', 'CP'],
		['CPA', 'CP'],
		['GS', 'GS'],
		['TPS', 'PS'],
		['2GT4', '2de'],
		['2NDE 3', '2de'],
		['Seconde 1', '2de'],
		['1STMG', '1re'],
		['1G2', '1re'],
		['Première ES', '1re'],
		['TG3', 'Tle'],
		['TSTMG', 'Tle'],
		['TLE S', 'Tle'],
		['Terminale 2', 'Tle'],
		['T3', 'Tle'],
		['1CAP', 'CAP'],
		['CAP2 COIF', 'CAP'],
		['BTS1', 'BTS'],
		['2BTS SIO', 'BTS']
	])('%s is %s', (code, level) => expect(levelOf(code)).toBe(level));

	it.each(['CE1-CE2', 'CM1/CM2', 'PS MS', 'GS-CP', 'ROUGES', 'CPGE', 'TUTORAT', 'MPSI', ''])(
		'%s tells none',
		(code) => expect(levelOf(code)).toBeNull()
	);

	it('is told by the curriculum of its pupils when the code says nothing', () => {
		expect(levelOf('ROUGES', ['10010012110', '10010012110'])).toBe('6e');
		expect(levelOf('BILINGUE', ['20010018110'])).toBe('2de');
		expect(levelOf('ROUGES', ['10010012110', '10110001110'])).toBeNull();
		expect(levelOf('ROUGES', ['10010012110', '99999999999'])).toBeNull();
		expect(levelOf('5 B', ['10010012110'])).toBe('5e');
	});

	it('levels are known by name', () => {
		expect(LEVELS.every(isLevel)).toBe(true);
		expect(isLevel('6EME')).toBe(false);
	});
});
