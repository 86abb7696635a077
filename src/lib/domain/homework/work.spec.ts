import { describe, expect, it } from 'vitest';
import { workOf } from './work';

describe('the kind of work that a file names', () => {
	it.each([
		['Exercices', 'exercises'],
		['exercice', 'exercises'],
		['LEÇON', 'lesson'],
		[' leçons ', 'lesson'],
		['lecture', 'reading'],
		['rédaction', 'writing'],
		['CONTROLE', 'test'],
		['contrôles', 'test'],
		['Matériel', 'bring']
	] as const)('%s is %s', (written, work) => expect(workOf(written)).toBe(work));

	it.each(['', 'devoir', 'constructor', 'toString'])('%s is none', (written) =>
		expect(workOf(written)).toBeNull()
	);
});
