import { describe, expect, it } from 'vitest';
import { lintFrench, type FrenchCode } from './lint-french';
import { RARE_WORDS } from './rare-words';
import { countWords, sentencesOf } from './sentences';

const short = (code: FrenchCode) => code.replace('plain-french.', '');
/** What is found, as `code:excerpt`. */
const found = (text: string) =>
	lintFrench(text).map(({ code, text: at }) => `${short(code)}:${at}`);
const only = (code: string, text: string) =>
	lintFrench(text).filter((one) => short(one.code) === code);
const excerpts = (code: string, text: string) => only(code, text).map(({ text: at }) => at);

describe('sentences', () => {
	it.each([
		['Bonjour. Le collège est fermé ! Pourquoi ?', 3],
		['M. Martin vient à 8 h. Il a un cours.', 2],
		['Mme. Durand, tél. 06 39 98 01 01, répond.', 1],
		['Un cahier, un stylo, etc. Apportez aussi une règle.', 2],
		['Le prix est de 12.50 euros.', 1],
		['À apporter :\n- un stylo\n- une gomme', 3],
		['« Venez demain. » Merci.', 2],
		['', 0],
		['… !', 0]
	])('%j has %i', (text, count) => expect(sentencesOf(text)).toHaveLength(count));
	it('know where they are', () => {
		const text = '  Un.\n Deux ?';
		for (const { start, end, text: at } of sentencesOf(text))
			expect(text.slice(start, end)).toBe(at);
	});
	it('count words as they are said', () =>
		expect(countWords("L'élève n'a pas d'affaires : 3 oublis.")).toBe(6));
});

describe('a long sentence', () => {
	const words = (n: number) => `${Array.from({ length: n }, () => 'mot').join(' ')}.`;
	it('has more than 15 words, a very long one more than 20', () => {
		expect(only('long-sentence', words(15))).toEqual([]);
		expect(only('long-sentence', words(16))).toMatchObject([{ words: 16, isVeryLong: false }]);
		expect(only('long-sentence', words(20))).toMatchObject([{ isVeryLong: false }]);
		expect(only('long-sentence', words(21))).toMatchObject([{ words: 21, isVeryLong: true }]);
	});
	it('is one line of a list, not the list', () =>
		expect(
			only('long-sentence', Array.from({ length: 5 }, () => '- un stylo bleu et noir').join('\n'))
		).toEqual([]));
});

describe('a rare word', () => {
	it.each([
		['Veuillez transmettre le justificatif.', ['Veuillez', 'transmettre', 'justificatif']],
		[
			'Le règlement intérieur sera modifié ultérieurement.',
			['règlement intérieur', 'modifié', 'ultérieurement']
		],
		['Afin de venir, munissez-vous d’un stylo.', ['Afin de', 'munissez-vous']],
		['Merci de nous contacter dans les plus brefs délais.', ['dans les plus brefs délais']],
		['L’attestation est à rendre lundi.', ['attestation']],
		['Les responsables légaux signent.', ['responsables légaux']],
		['Le conseil de classe a lieu mardi.', ['conseil de classe']],
		['Apportez un stylo. Venez à 8 h. Signez le cahier.', []],
		['Votre enfant mange à la cantine.', []]
	])('%s', (text, expected) => expect(excerpts('rare-word', text)).toEqual(expected));
	it('has a simpler proposal', () =>
		expect(only('rare-word', 'Il faut acquitter la facture.')).toMatchObject([
			{ proposal: 'payer' }
		]));
	it('is of a list long enough, without doubles, each with a proposal', () => {
		expect(RARE_WORDS.length).toBeGreaterThanOrEqual(150);
		const forms = RARE_WORDS.map(([form]) => form);
		expect(forms.filter((form, n) => forms.indexOf(form) !== n)).toEqual([]);
		expect(RARE_WORDS.filter(([, proposal]) => proposal.trim() === '')).toEqual([]);
	});
});

describe('an abbreviation', () => {
	it.each<[string, (string | null)[]]>([
		['Allez voir le CPE.', ['adulte responsable de la vie scolaire']],
		['Le CDI (la bibliothèque) est ouvert.', []],
		['La classe pour apprendre le français (UPE2A) ouvre.', []],
		['Cours d’EPS, puis EPS.', ['sport']],
		['Prenez rdv svp.', ['rendez-vous', 's’il vous plaît']],
		['Le dossier du DNB et du XYZ.', ['brevet', null]],
		['Vous recevez un SMS.', []],
		['Inès ESSAI est absente.', []],
		['MERCI DE SIGNER LE CAHIER', []],
		['Louis XIV, chapitre III.', [null]]
	])('%s', (text, expected) =>
		expect(only('abbreviation', text).map((one) => 'meaning' in one && one.meaning)).toEqual(
			expected
		)
	);
});

describe('a passive', () => {
	it.each([
		['La réunion sera organisée mardi.', ['sera organisée']],
		['Les livres ont été distribués.', ['ont été distribués']],
		['Le cahier doit être signé.', ['doit être signé']],
		['Les élèves sont accompagnés par un adulte.', ['sont accompagnés']],
		['Les parents sont invités à venir.', ['sont invités']],
		['Il est demandé de signer.', ['est demandé']],
		['Le téléphone est interdit.', ['est interdit']],
		['Les notes seront bien reçues.', ['seront bien reçues']]
	])('%s', (text, expected) => expect(excerpts('passive', text)).toEqual(expected));
	it.each([
		'Inès est arrivée en retard.',
		'Elle sera partie avant midi.',
		'Le collège est fermé.',
		'Il s’est blessé à la main.',
		'Elles se sont excusées.',
		'Votre enfant est absent.',
		'Le professeur a donné un travail.',
		'La salle est située à gauche.',
		'Il sera là à 8 h.'
	])('is none: %s', (text) => expect(excerpts('passive', text)).toEqual([]));
});

describe('two ideas', () => {
	it.each([
		['Le bus part à 8 h, mais les élèves doivent venir à 7 h 45.', 'mais'],
		['Apportez le carnet demain car le professeur doit le signer.', 'car'],
		['Inès a oublié son livre et elle doit venir jeudi au collège.', 'et elle'],
		['Le collège est fermé lundi ; les cours reprennent mardi matin.', ';']
	])('%s', (text, connector) => expect(only('two-ideas', text)).toMatchObject([{ connector }]));
	it.each([
		'Mais le bus part à 8 h devant le collège mardi.',
		'Venez, car il pleut.',
		'Apportez un stylo bleu, un cahier et une règle pour jeudi matin.',
		'Le cours d’or et d’argent est à la place du cours de sport.'
	])('are not in: %s', (text) => expect(only('two-ideas', text)).toEqual([]));
});

describe('commas', () => {
	it('more than two ask for a list', () =>
		expect(only('many-commas', 'Un stylo, une gomme, une règle, un cahier.')).toMatchObject([
			{ commas: 3 }
		]));
	it('of a price are none', () =>
		expect(only('many-commas', 'Cela fait 1,50 €, 2,50 €, et 3,50 € en tout.')).toEqual([]));
});

describe('a number in words', () => {
	it.each([
		['Apportez deux stylos.', ['2']],
		['vingt et un élèves', ['21']],
		['soixante-dix-sept euros', ['77']],
		['quatre-vingt-seize pages', ['96']],
		['quatre-vingts pages', ['80']],
		['deux cents élèves', ['200']],
		['mille deux cent trente-quatre', ['1234']],
		['les neuf élèves', ['9']],
		['entre trois et cinq', ['3', '5']],
		['un cahier neuf', []],
		['une règle et un stylo', []],
		['la deuxième heure', []],
		['Apportez 2 stylos.', []]
	])('%s', (text, expected) =>
		expect(only('number-in-words', text).map((one) => 'proposal' in one && one.proposal)).toEqual(
			expected
		)
	);
});

describe('a whole message', () => {
	const HARD =
		'Veuillez noter que, dans le cadre du projet EPI, une sortie pédagogique sera organisée le 12 mars, ' +
		'et il convient de remettre au CPE l’autorisation parentale dûment complétée, accompagnée d’un règlement de douze euros.';
	const SIMPLE =
		'Bonjour,\nLa classe part au musée le 12 mars.\nLe prix est de 12 €.\nSignez le papier.\nVotre enfant le donne au bureau de la vie scolaire.\nMerci.';
	it('that is hard has something of everything', () => {
		const codes = new Set(lintFrench(HARD).map(({ code }) => short(code)));
		expect([...codes].sort()).toEqual([
			'abbreviation',
			'long-sentence',
			'many-commas',
			'number-in-words',
			'passive',
			'rare-word',
			'two-ideas'
		]);
	});
	it('that is simple has nothing to say about', () => expect(found(SIMPLE)).toEqual([]));
	it('is told where, in its own words and order', () => {
		const findings = lintFrench(`${SIMPLE}\n${HARD}`);
		for (const { start, end, text } of findings) {
			expect(`${SIMPLE}\n${HARD}`.slice(start, end)).toBe(text);
		}
		expect(findings.map(({ start }) => start)).toEqual(
			findings.map(({ start }) => start).toSorted((a, b) => a - b)
		);
	});
	it('of 4 000 characters is read while it is typed', () => {
		const long = HARD.repeat(20).slice(0, 4_000);
		expect(lintFrench(long).length).toBeGreaterThan(50);
	});
});
