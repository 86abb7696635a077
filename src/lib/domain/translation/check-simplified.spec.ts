import { expect, it } from 'vitest';
import { checkSimplified } from './check-simplified';

const check = (source: string, answer: string) => {
	const checked = checkSimplified({ text: source, slots: [] }, answer);
	return checked.ok ? 'ok' : checked.error.code.replace('translation.', '');
};

it.each([
	['Veuillez signer le carnet.', 'Signez le carnet.', 'ok'],
	['Il ne faut pas venir à l’école.', 'Ne venez pas à l’école.', 'ok'],
	['Les élèves ne peuvent pas sortir.', 'Il est interdit de sortir.', 'ok'],
	['Les élèves ne peuvent pas sortir.', 'Les élèves peuvent sortir.', 'negation-lost'],
	['Les élèves sortent à midi avec vous.', 'Les élèves ne sortent pas à midi.', 'negation-added'],
	['Le bus est annulé pour la sortie.', 'Il n’y a pas de bus pour la sortie.', 'ok'],
	['Les élèves sortent à midi avec vous.', '<p>Les élèves sortent avec vous.</p>', 'markup']
])('%s → %s: %s', (source, answer, expected) => expect(check(source, answer)).toBe(expected));
