import { describe, expect, it } from 'vitest';
import {
	eleve,
	guardiansXml,
	header,
	personne,
	pupilsXml,
	responsable,
	structures
} from '../../../../../tests/factories/siecle';
import { zipOf } from '../../../../../tests/factories/zip';
import { encodeLatin9 } from '../encodings/single-byte';
import { readSiecleFile } from './read-siecle-file';

async function read(bytes: Uint8Array) {
	const result = await readSiecleFile('essai.xml', bytes);
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}
async function refusalOf(bytes: Uint8Array) {
	const result = await readSiecleFile('essai.xml', bytes);
	return result.ok ? 'accepted' : result.error;
}
const text = (s: string) => new TextEncoder().encode(s);
const good = pupilsXml(eleve('1', 'BŒUF', 'Zoé'), structures('1', '6 A'));

describe('ElevesAvecAdresses', () => {
	it('gives pupils with their class, from the structure of type D', async () => {
		expect(await read(good)).toEqual({
			kind: 'pupils',
			file: 'essai.xml',
			uai: '0999881A',
			schoolYear: 2026,
			pupils: [
				{
					line: 6,
					sourceId: '1',
					firstName: 'Zoé',
					lastName: 'BŒUF',
					division: '6 A',
					leavesOn: null
				}
			],
			unreadablePupils: [],
			remarks: []
		});
	});

	it('takes the class of this year, not of last year', async () => {
		const lastYear =
			'<SCOLARITE_AN_DERNIER><CODE_STRUCTURE>CM2</CODE_STRUCTURE><PRENOM>Non</PRENOM></SCOLARITE_AN_DERNIER>';
		const file = await read(pupilsXml(eleve('1', 'A', 'B', lastYear), structures('1', '6 A')));
		expect(file).toMatchObject({ pupils: [{ firstName: 'B', division: '6 A' }] });
	});

	it('prefers the usage name and reads old files', async () => {
		const file = await read(
			pupilsXml(
				eleve('1', 'NEE', 'Léa', '<NOM_USAGE>USAGE</NOM_USAGE>') +
					'<ELEVE ELEVE_ID="2"><NOM>ANCIEN</NOM><PRENOM>Tom</PRENOM></ELEVE>'
			)
		);
		expect(file).toMatchObject({ pupils: [{ lastName: 'USAGE' }, { lastName: 'ANCIEN' }] });
	});

	it('gives the day of a departure', async () => {
		const left = eleve('1', 'A', 'B', '<DATE_SORTIE>12/10/2026</DATE_SORTIE>');
		const file = await read(pupilsXml(left));
		expect(file).toMatchObject({ pupils: [{ leavesOn: '2026-10-12' }], remarks: [] });
	});

	it('remarks on pupils without class, name or key, with their line', async () => {
		const file = await read(
			pupilsXml(
				[
					eleve('1', 'A', 'Sans classe'),
					eleve('2', 'B', ''),
					'<ELEVE><NOM>C</NOM></ELEVE>',
					eleve('1', 'D', 'Double'),
					eleve('4', 'X'.repeat(101), 'Long')
				].join('\n')
			)
		);
		expect(file.remarks.map((r) => [r.line, r.isRefused, r.reason.code])).toEqual([
			[7, true, 'row.missing-field'],
			[8, true, 'row.missing-field'],
			[9, true, 'row.duplicate-id'],
			[10, true, 'row.field-too-long'],
			[6, false, 'row.pupil-without-division']
		]);
	});

	it('takes reordering marks out of names', async () => {
		const xml = `<?xml version="1.0" encoding="UTF-8"?><BEE_ELEVES>${header()}<DONNEES><ELEVES>${eleve('1', 'BEN\u202eALI', 'Zo&#233;')}</ELEVES></DONNEES></BEE_ELEVES>`;
		expect(await read(text(xml))).toMatchObject({
			pupils: [{ lastName: 'BENALI', firstName: 'Zoé' }]
		});
	});
});

describe('ResponsablesAvecAdresses', () => {
	it('gives persons and links, booleans mixed', async () => {
		const file = await read(
			guardiansXml(
				personne(
					'9',
					'BENALI',
					'Amina',
					'<TEL_PORTABLE>06 39 98 00 01</TEL_PORTABLE><ACCEPTE_SMS>true</ACCEPTE_SMS><MEL>a@exemple.fr</MEL>'
				),
				responsable('1', '9', '1')
			)
		);
		expect(file).toMatchObject({
			kind: 'guardians',
			guardians: [
				{
					sourceId: '9',
					title: 'MME',
					mobile: '+33639980001',
					acceptsSms: true,
					email: 'a@exemple.fr'
				}
			],
			links: [{ pupilSourceId: '1', guardianSourceId: '9', responsibility: 1, kinship: '10' }]
		});
	});

	it('reads RESP_LEGAL of old files: 1 and 2 are legal, 0 is not', async () => {
		const link = (pupil: string, legal: string) =>
			`<RESPONSABLE_ELEVE><ELEVE_ID>${pupil}</ELEVE_ID><PERSONNE_ID>9</PERSONNE_ID><RESP_LEGAL>${legal}</RESP_LEGAL><PERS_CONTACT>1</PERS_CONTACT></RESPONSABLE_ELEVE>`;
		const file = await read(
			guardiansXml(
				'<PERSONNE PERSONNE_ID="9"><NOM>ANCIEN</NOM><PRENOM>Léo</PRENOM></PERSONNE>',
				link('1', '1') + link('2', '2') + link('3', '0')
			)
		);
		expect(file).toMatchObject({
			links: [{ responsibility: 1, kinship: '90' }, { responsibility: 1 }, { responsibility: 3 }]
		});
	});

	it('uses the home number only when it is a mobile, and never the number at work', async () => {
		const file = await read(
			guardiansXml(
				personne('1', 'A', 'A', '<TEL_PERSONNEL>0639980002</TEL_PERSONNEL>') +
					personne('2', 'B', 'B', '<TEL_PERSONNEL>0199000001</TEL_PERSONNEL>') +
					personne('3', 'C', 'C', '<TEL_PROFESSIONNEL>0639980003</TEL_PROFESSIONNEL>')
			)
		);
		expect(file).toMatchObject({
			guardians: [{ mobile: '+33639980002' }, { mobile: null }, { mobile: null }],
			remarks: []
		});
	});

	it('remarks on what cannot be read and refuses links without a level', async () => {
		const file = await read(
			guardiansXml(
				personne('1', 'A', 'Ana', '<TEL_PORTABLE>poste 12</TEL_PORTABLE><MEL>ana</MEL>'),
				[responsable('1', '1', '7'), responsable('2', '1', '2'), responsable('2', '1', '1')].join(
					'\n'
				)
			)
		);
		expect(file.remarks.map((r) => [r.line, r.isRefused, r.reason.code])).toEqual([
			[9, true, 'row.unknown-responsibility'],
			[11, true, 'row.duplicate-id'],
			[6, false, 'row.phone-unreadable'],
			[6, false, 'row.email-unreadable']
		]);
	});
});

describe('a zip', () => {
	it('with one XML is read', async () => {
		const zip = zipOf(
			{ name: '__MACOSX/._e.xml', content: text('x') },
			{ name: 'ElevesAvecAdresses.xml', content: good }
		);
		expect(await read(zip)).toMatchObject({ kind: 'pupils' });
	});

	it.each<[string, Uint8Array, string]>([
		[
			'of two files',
			zipOf({ name: 'a', content: good }, { name: 'b', content: good }),
			'file.zip-several-files'
		],
		['of none', zipOf(), 'file.zip-empty'],
		['of an empty file', zipOf({ name: 'a.xml', content: text('') }), 'file.empty'],
		[
			'in a zip',
			zipOf({ name: 'a.xml', content: zipOf({ name: 'b', content: good }) }),
			'file.zip-nested'
		],
		[
			'that is encrypted',
			zipOf({ name: 'a.xml', content: good, isEncrypted: true }),
			'file.zip-encrypted'
		],
		[
			'that lies about its size',
			zipOf({ name: 'a.xml', content: good, claimedSize: 9 }),
			'file.zip-damaged'
		],
		[
			'with a wrong sum',
			zipOf({ name: 'a.xml', content: good, claimedCrc: 1 }),
			'file.zip-damaged'
		],
		['that is cut', zipOf({ name: 'a.xml', content: good }).subarray(0, 200), 'file.zip-damaged'],
		['bomb', zipOf({ name: 'a.xml', content: new Uint8Array(20_000_000) }), 'file.zip-bomb'],
		[
			'bomb that says it is small',
			zipOf({ name: 'a.xml', content: new Uint8Array(20_000_000), claimedSize: 10 }),
			'file.zip-bomb'
		]
	])('%s is refused', async (_, bytes, code) => {
		expect(await refusalOf(bytes)).toMatchObject({ code, file: 'essai.xml' });
	});
});

describe('bad input is refused with what and where', () => {
	it('empty', async () => {
		expect(await refusalOf(text(''))).toEqual({ code: 'file.empty', file: 'essai.xml' });
		expect(await refusalOf(text(' \n\t'))).toMatchObject({ code: 'file.empty' });
	});

	it('cut at any place after the root: never accepted', async () => {
		const whole = pupilsXml(eleve('1', 'A', 'B'), structures('1', '6 A'));
		const closing = whole.length - 2;
		for (let at = 60; at < closing; at += 7)
			expect(await refusalOf(whole.subarray(0, at))).toMatchObject({ code: 'file.truncated' });
	});

	it('not well-formed, with the line', async () => {
		const mismatched = pupilsXml('<ELEVE ELEVE_ID="1">\n<NOM>A</NOME>\n</ELEVE>');
		expect(await refusalOf(mismatched)).toMatchObject({ code: 'file.not-well-formed', line: 7 });
		expect(await refusalOf(text('id;action\n1;creer'))).toMatchObject({
			code: 'file.unknown-kind'
		});
		expect(await refusalOf(text('%PDF-1.7'))).toMatchObject({ code: 'file.unknown-kind' });
	});

	it('elements named after what every object has', async () => {
		const named = text('<BEE_ELEVES><__defineGetter__/><constructor/></BEE_ELEVES>');
		expect(await refusalOf(named)).toHaveProperty('code');
	});

	it('an external entity, and nothing is fetched', async () => {
		const xxe = `<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<BEE_ELEVES>&x;</BEE_ELEVES>`;
		expect(await refusalOf(text(xxe))).toMatchObject({ code: 'file.doctype', line: 2 });
	});

	it('an entity bomb', async () => {
		const bomb = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><BEE_ELEVES>&b;</BEE_ELEVES>`;
		expect(await refusalOf(text(bomb))).toMatchObject({ code: 'file.doctype' });
	});

	it('an entity that nothing declares', async () => {
		expect(await refusalOf(pupilsXml(eleve('1', '&x;', 'B')))).toMatchObject({
			code: 'file.not-well-formed',
			line: 6
		});
	});

	it('another file of SIECLE', async () => {
		expect(await refusalOf(text('<BEE_NOMENCLATURES/>'))).toMatchObject({
			code: 'file.unexpected-root',
			root: 'BEE_NOMENCLATURES'
		});
	});

	it('without school, year or pupils', async () => {
		const without = (head: string) => pupilsXml(eleve('1', 'A', 'B'), '', head);
		expect(await refusalOf(without(''))).toMatchObject({ code: 'file.no-school' });
		expect(await refusalOf(without(header('099990')))).toMatchObject({ code: 'file.no-school' });
		expect(await refusalOf(without(header('0999881A', 'x')))).toMatchObject({
			code: 'file.no-year',
			line: 3
		});
		expect(await refusalOf(pupilsXml(''))).toMatchObject({
			code: 'file.no-records',
			what: 'pupils'
		});
	});

	it('an encoding that is unknown or not obeyed', async () => {
		expect(
			await refusalOf(text('<?xml version="1.0" encoding="UTF-16"?><BEE_ELEVES/>'))
		).toMatchObject({ code: 'file.unknown-encoding', encoding: 'UTF-16' });
		expect(await refusalOf(Uint8Array.of(0xff, 0xfe, 0x3c, 0))).toMatchObject({
			code: 'file.unknown-encoding'
		});
		const latin = encodeLatin9(
			`<?xml version="1.0" encoding="UTF-8"?>\n<BEE_ELEVES>é</BEE_ELEVES>`
		);
		expect(await refusalOf(latin)).toMatchObject({ code: 'file.not-in-encoding' });
	});

	it('a field without end, and elements without end', async () => {
		expect(await refusalOf(pupilsXml(eleve('1', 'A'.repeat(5000), 'B')))).toMatchObject({
			code: 'file.field-too-long',
			field: 'NOM_DE_FAMILLE',
			line: 6
		});
		expect(await refusalOf(pupilsXml('<a>'.repeat(50)))).toMatchObject({ code: 'file.too-deep' });
	});
});
