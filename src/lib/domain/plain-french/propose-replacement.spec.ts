import { describe, expect, it } from 'vitest';
import { lintFrench } from './lint-french';
import { proposeReplacement } from './propose-replacement';

/** The text after every replacement that is proposed, the last first so that places stay true. */
function after(text: string): string {
	return lintFrench(text)
		.flatMap((finding) => proposeReplacement(finding) ?? [])
		.toSorted((a, b) => b.start - a.start)
		.reduce((now, { start, end, words }) => now.slice(0, start) + words + now.slice(end), text);
}

describe('what one tap puts in', () => {
	it.each([
		['Apportez deux stylos.', 'Apportez 2 stylos.'],
		['Afin de venir, signez.', 'Pour venir, signez.'],
		['Signez afin d’aider la classe.', 'Signez pour aider la classe.'],
		['Il parle lors du repas.', 'Il parle pendant le repas.'],
		['Il parle lors des repas.', 'Il parle pendant les repas.'],
		['Il vient lors de la fête.', 'Il vient pendant la fête.'],
		['Le bus est en retard en raison du froid.', 'Le bus est en retard à cause du froid.'],
		['Fermé en raison de la neige.', 'Fermé à cause de la neige.'],
		['Tout le monde vient, hormis les petits.', 'Tout le monde vient, sauf les petits.'],
		['Il faut acquitter la facture.', 'Il faut payer la facture.'],
		['Un mot via le carnet.', 'Un mot par le carnet.'],
		['Prenez rdv.', 'Prenez rendez-vous.'],
		['Allez voir le CPE.', 'Allez voir le CPE (adulte responsable de la vie scolaire).']
	])('%s', (text, expected) => expect(after(text)).toBe(expected));

	it.each([
		// A verb with its person, a noun with its gender, a piece of advice: the writer fits them in.
		'Vous acquittez la facture.',
		'L’attestation est là.',
		'Le comportement inadapté cesse.',
		'Veuillez signer.',
		'Le dossier du XYZ.',
		'La réunion sera organisée mardi.'
	])('nothing, where only the writer can tell: %s', (text) => {
		expect(lintFrench(text)).not.toEqual([]);
		expect(after(text)).toBe(text);
	});

	it('leaves nothing to say of what it replaced', () => {
		const text = after('Afin de venir, prenez trois stylos.');
		expect(lintFrench(text)).toEqual([]);
	});
});
