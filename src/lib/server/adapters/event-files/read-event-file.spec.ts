import { describe, expect, it } from 'vitest';
import { readEventFile } from './read-event-file';
import { LOCALES } from '../../../domain/shared/locale';
import french from '../../../../../messages/fr/mediation.json' with { type: 'json' };

const bytes = (s: string) => new TextEncoder().encode(s);
const cp1252 = (s: string) =>
	Uint8Array.from(s, (c) => (c === '€' ? 0x80 : c === 'œ' ? 0x9c : c.charCodeAt(0)));

function read(content: string | Uint8Array) {
	const raw = typeof content === 'string' ? bytes(content) : content;
	const result = readEventFile('essai.csv', raw, 'Europe/Paris');
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}
function refusalOf(content: string | Uint8Array) {
	const raw = typeof content === 'string' ? bytes(content) : content;
	const result = readEventFile('essai.csv', raw, 'Europe/Paris');
	return result.ok ? 'accepted' : result.error;
}

const ABSENCES = 'id;action;saisi_le;eleve_id;type;debut;fin;minutes';
const HOMEWORK = 'id;action;saisi_le;classe;matiere;donne_le;pour_le;consigne';
const MESSAGES = 'id;action;saisi_le;destinataires;objet;texte;auteur';

describe('the absences file', () => {
	it('gives absences, latenesses and cancellations', () => {
		const file = read(
			`${ABSENCES}\nA1;creer;24/11/2026 08:30;700001;absence;24/11/2026 08:00;24/11/2026 12:00;\nA2;modifier;2026-11-24T08:31;700002;retard;24/11/2026 08:12;;12\nA3;annuler;24/11/2026 09:00;;absence;;;\n`
		);
		expect(file).toEqual({
			file: 'essai.csv',
			kind: 'absences',
			remarks: [],
			events: [
				{
					line: 2,
					sourceId: 'A1',
					action: 'create',
					enteredAt: new Date('2026-11-24T07:30:00Z'),
					kind: 'absence',
					recipient: { kind: 'pupil', sourceId: '700001' },
					content: { startsAt: '2026-11-24T07:00:00.000Z', endsAt: '2026-11-24T11:00:00.000Z' }
				},
				{
					line: 3,
					sourceId: 'A2',
					action: 'change',
					enteredAt: new Date('2026-11-24T07:31:00Z'),
					kind: 'lateness',
					recipient: { kind: 'pupil', sourceId: '700002' },
					content: { at: '2026-11-24T07:12:00.000Z', minutes: 12 }
				},
				{
					line: 4,
					sourceId: 'A3',
					action: 'cancel',
					enteredAt: new Date('2026-11-24T08:00:00Z'),
					kind: 'absence'
				}
			]
		});
	});

	it.each([
		[';creer;24/11/2026 08:30;1;absence;24/11/2026 08:00;24/11/2026 12:00;', 'row.missing-field'],
		[
			'A;effacer;24/11/2026 08:30;1;absence;24/11/2026 08:00;24/11/2026 12:00;',
			'row.unknown-action'
		],
		['A;creer;hier;1;absence;24/11/2026 08:00;24/11/2026 12:00;', 'row.unreadable-date'],
		[
			'A;creer;29/03/2026 02:30;1;absence;24/11/2026 08:00;24/11/2026 12:00;',
			'row.hour-does-not-exist'
		],
		['A;creer;24/11/2026 08:30;;absence;24/11/2026 08:00;24/11/2026 12:00;', 'row.missing-field'],
		['A;creer;24/11/2026 08:30;1;exclusion;24/11/2026 08:00;24/11/2026 12:00;', 'row.unknown-type'],
		[
			'A;creer;24/11/2026 08:30;1;absence;24/11/2026 08:00;24/11/2026 08:00;',
			'row.ends-before-start'
		],
		['A;creer;24/11/2026 08:30;1;absence;24/11/2026 08:00;;', 'row.missing-field'],
		['A;creer;24/11/2026 08:30;1;retard;24/11/2026 08:00;;douze', 'row.unreadable-number'],
		['A;creer;24/11/2026 08:30;1;retard;24/11/2026 08:00;;0', 'row.unreadable-number'],
		[`${'A'.repeat(65)};creer;24/11/2026 08:30;1;retard;24/11/2026 08:00;;5`, 'row.field-too-long']
	])('refuses the row %s', (row, code) => {
		const good = 'B;creer;24/11/2026 08:30;1;retard;24/11/2026 08:00;;5';
		const file = read(`${ABSENCES}\n${good}\n${row}\n`);
		expect(file.remarks).toMatchObject([{ line: 3, isRefused: true, reason: { code } }]);
		expect(file).toMatchObject({ events: [{ sourceId: 'B' }] });
	});
});

describe('homework and messages', () => {
	it('keep the lines of a text, and count lines of the file', () => {
		const file = read(
			`${MESSAGES}\nM1;creer;24/11/2026 08:30;tous;Sortie;"Bonjour,\nà demain ; ""promis""";Mme Roux\nM2;creer;24/11/2026 08:30;personne;Objet;Texte;Mme Roux\nM3;creer;24/11/2026 08:30;classe 6 A;Objet;Texte;Mme Roux\nM4;creer;24/11/2026 08:30;Élève : 700001;Objet;Texte;Mme Roux\n`
		);
		expect(file).toMatchObject({
			events: [
				{
					line: 2,
					recipient: { kind: 'school' },
					content: { text: 'Bonjour,\nà demain ; "promis"' }
				},
				{ line: 5, recipient: { kind: 'division', code: '6 A' } },
				{ line: 6, recipient: { kind: 'pupil', sourceId: '700001' } }
			],
			remarks: [{ line: 4, reason: { code: 'row.unknown-recipient' } }]
		});
	});

	it('read homework with or without its duration', () => {
		const row = 'D1;creer;24/11/2026 08:30;6 A;Maths;24/11/2026;26/11/2026;Exercice 4';
		expect(read(`${HOMEWORK}\n${row}\n`)).toMatchObject({
			kind: 'homework',
			events: [
				{
					recipient: { kind: 'division', code: '6 A' },
					content: {
						subject: 'Maths',
						givenOn: '2026-11-24',
						dueOn: '2026-11-26',
						instructions: 'Exercice 4'
					}
				}
			]
		});
		expect(read(`${HOMEWORK};duree_minutes\n${row};20\n`)).toMatchObject({
			events: [{ content: { minutes: 20 } }]
		});
		expect(read(`${HOMEWORK};nature\n${row};Leçon\n`)).toMatchObject({
			events: [{ content: { work: 'lesson' } }]
		});
		// A word that nobody planned is left out: the homework goes.
		expect(read(`${HOMEWORK};nature\n${row};Autre\n`)).toMatchObject({
			events: [{ content: expect.not.objectContaining({ work: expect.anything() }) }]
		});
		const backwards = 'D1;creer;24/11/2026 08:30;6 A;Maths;24/11/2026;23/11/2026;Exercice 4';
		expect(read(`${HOMEWORK}\n${row}\n${backwards}`).remarks).toMatchObject([
			{ line: 3, reason: { code: 'row.ends-before-start' } }
		]);
	});
});

describe('languages, services, answers', () => {
	it('take codes, autonyms and French names of languages', () => {
		const file = read('responsable_id;langue\n1;ar\n2;Türkçe\n3;Français simplifié\n4;klingon\n');
		expect(file).toMatchObject({
			languages: [{ locale: 'ar' }, { locale: 'tr' }, { locale: 'fr-simple' }],
			remarks: [{ line: 5, reason: { code: 'row.unknown-language', value: 'klingon' } }]
		});
	});
	it('take another code of the same language, and nothing that only looks like one', () => {
		const file = read(
			'responsable_id;langue\n1;ku\n2;Créole haïtien\n3;ქართული\n4;en cours\n5;en-cours\n'
		);
		expect(file).toMatchObject({
			languages: [{ locale: 'kmr' }, { locale: 'ht' }, { locale: 'ka' }],
			remarks: [{ line: 5 }, { line: 6 }]
		});
	});
	it('take every language as the pages of the school name it', () => {
		const { languages } = french;
		const named = LOCALES.map((locale) => languages[locale]);
		const rows = named.map((name, i) => `${i};${name}\n`).join('');
		expect(read(`responsable_id;langue\n${rows}`)).toMatchObject({
			languages: LOCALES.map((locale) => ({ locale })),
			remarks: []
		});
	});
	it('take the day of a first connection', () => {
		expect(read('responsable_id;service;connecte_le\n1;EduConnect;12/09/2026\n')).toMatchObject({
			services: [{ guardianSourceId: '1', service: 'EduConnect', connectedOn: '2026-09-12' }]
		});
	});
	it('take what a secretary ticked', () => {
		expect(read('id;nom;pris_en_compte\na;X;oui\nb;X;\nc;X;Non\nd;X;24/11/2026\n')).toMatchObject({
			kind: 'answers',
			answers: [
				{ answerId: 'a', isTakenIn: true },
				{ answerId: 'b', isTakenIn: false },
				{ answerId: 'c', isTakenIn: false },
				{ answerId: 'd', isTakenIn: true }
			]
		});
	});
});

describe('every way in which offices save a CSV', () => {
	const content = 'responsable_id;langue\r\n1;français\r\n';
	it.each([
		['UTF-8', bytes(content)],
		['UTF-8 with its mark', bytes(`\ufeff${content}`)],
		['Windows-1252', cp1252(content)],
		['commas', bytes(content.replaceAll(';', ','))],
		['quotes and capitals', bytes('"Responsable_ID";"LANGUE"\n"1";"français"')],
		['blanks and empty columns', bytes('responsable id ; langue ;;\n1 ; français ;;\n;;;\n\n')],
		['columns turned', bytes('langue;responsable_id\nfrançais;1')]
	])('%s', (_, raw) => {
		expect(read(raw)).toMatchObject({ languages: [{ guardianSourceId: '1', locale: 'fr' }] });
	});
	it('Windows-1252 keeps € and œ', () => {
		const file = read(cp1252(`${MESSAGES}\nM;creer;24/11/2026 08:30;tous;Goûter;2 € par cœur;Éva`));
		expect(file).toMatchObject({ events: [{ content: { text: '2 € par cœur', author: 'Éva' } }] });
	});
});

describe('bad files are refused whole', () => {
	it.each([
		['empty', '', 'file.empty'],
		['blank', ' \n\n', 'file.empty'],
		['a header alone', `${ABSENCES}\n`, 'file.no-records'],
		['an open quote', `${ABSENCES}\n"A;creer\n`, 'file.csv-unreadable'],
		['a row without end', `${ABSENCES}\n"${'A'.repeat(70_000)}"\n`, 'file.csv-unreadable'],
		['binary', 'PK\u0003\u0004\u0000', 'file.unknown-kind'],
		['a column twice', 'id;id;pris_en_compte\n1;2;oui', 'file.wrong-header'],
		['an unknown column', `${ABSENCES};motif\nA`, 'file.wrong-header'],
		['another file', '<xml/>', 'file.wrong-header']
	])('%s', (_, content, code) => {
		expect(refusalOf(content)).toMatchObject({ code, file: 'essai.csv' });
	});
	it('UTF-16', () => {
		expect(refusalOf(Uint8Array.of(0xff, 0xfe, 0x41, 0))).toMatchObject({
			code: 'file.unknown-encoding'
		});
	});
	it('shows the header that was expected, of the nearest file', () => {
		expect(refusalOf('id;action;saisi_le;classe;matiere;pour_le;consigne\n1')).toMatchObject({
			expected: `${HOMEWORK};duree_minutes;nature`,
			found: 'id;action;saisi_le;classe;matiere;pour_le;consigne'
		});
	});
	it('says on which line a quote is wrong', () => {
		expect(refusalOf(`${ABSENCES}\nA;b\nB;"c"d;e\n`)).toMatchObject({
			code: 'file.csv-unreadable',
			line: 3
		});
	});
});
