import { describe, expect, it } from 'vitest';
import { readPlaces } from './read-places';

const HEADER =
	'id,nom,commune,code_postal,adresse,latitude,longitude,telephone,site_web,horaires,services,prise_en_charge_specifique,frais_a_charge,date_maj,pivot';
const LIBRARY =
	'lieu-1,Médiathèque du Pont,Ville-Essai,99000,1 rue du Pont,48.9,2.1,06 39 98 00 01,https://mediatheque.example.org|https://autre.example.org,"Mo-Fr 09:00-12:00",Parentalité et éducation avec le numérique|Aide aux démarches administratives,Langues étrangères (anglais)|Langues étrangères (autres)|Illettrisme,Gratuit,2026-10-01,';

const read = (...lines: string[]) =>
	readPlaces(new TextEncoder().encode([HEADER, ...lines].join('\n')));

describe('a file of digital mediation places', () => {
	it('makes a place of a line, in codes', () => {
		expect(read(LIBRARY)).toEqual({
			ok: true,
			value: {
				refused: [],
				places: [
					{
						id: 'lieu-1',
						name: 'Médiathèque du Pont',
						address: '1 rue du Pont',
						postcode: '99000',
						town: 'Ville-Essai',
						latitude: 48.9,
						longitude: 2.1,
						phone: '+33639980001',
						website: 'https://mediatheque.example.org/',
						openingHours: 'Mo-Fr 09:00-12:00',
						services: ['parenting', 'procedures'],
						locales: ['en'],
						welcomes: ['other-languages', 'illiteracy'],
						fees: ['free'],
						updatedOn: '2026-10-01'
					}
				]
			}
		});
	});

	it('is the same as JSON, with its mark or with semicolons', () => {
		const [place] = (read(LIBRARY) as { value: { places: unknown[] } }).value.places;
		const json = JSON.stringify([
			{
				id: 'lieu-1',
				nom: 'Médiathèque du Pont',
				commune: 'Ville-Essai',
				code_postal: '99000',
				adresse: '1 rue du Pont',
				latitude: 48.9,
				longitude: 2.1,
				telephone: '06 39 98 00 01',
				site_web: 'https://mediatheque.example.org',
				horaires: 'Mo-Fr 09:00-12:00',
				services: 'Parentalité et éducation avec le numérique|Aide aux démarches administratives',
				prise_en_charge_specifique:
					'Langues étrangères (anglais)|Langues étrangères (autres)|Illettrisme',
				frais_a_charge: 'Gratuit',
				date_maj: '2026-10-01'
			}
		]);
		const semicolons = `\ufeff${HEADER}\n${LIBRARY}`.replaceAll(',', ';');
		for (const text of [json, semicolons]) {
			expect(readPlaces(new TextEncoder().encode(text))).toMatchObject({
				value: { places: [place], refused: [] }
			});
		}
	});

	it.each([
		['nom', LIBRARY.replace('Médiathèque du Pont', '')],
		['id', LIBRARY.replace('lieu-1', '')],
		['adresse', LIBRARY.replace('99000', '9900')],
		['latitude', LIBRARY.replace('48.9', '148.9')],
		['latitude', LIBRARY.replace('48.9,2.1', ',')],
		['latitude', LIBRARY.replace('48.9,2.1', '0,0')],
		['latitude', LIBRARY.replace('48.9', 'nord')]
	])('leaves out a line without its %s, and says which', (field, line) =>
		expect(read(LIBRARY.replace('lieu-1', 'lieu-2'), line)).toMatchObject({
			value: { places: [{ id: 'lieu-2' }], refused: [{ line: 2, field }] }
		})
	);

	it('keeps the first of two lines with one key', () =>
		expect(read(LIBRARY, LIBRARY)).toMatchObject({
			value: { places: [{ id: 'lieu-1' }], refused: [{ line: 2, field: 'id' }] }
		}));

	it('keeps a place whose telephone, address on the web or words are not known', () => {
		const odd = LIBRARY.replace('06 39 98 00 01', '3949')
			.replace('https://mediatheque.example.org', 'javascript:alert(1)')
			.replace('Illettrisme', 'Tricot');
		expect(read(odd)).toMatchObject({
			value: { places: [{ phone: null, website: null, welcomes: ['other-languages'] }] }
		});
	});

	it.each([
		['', 'places.empty'],
		['[]', 'places.empty'],
		['[1]', 'places.unreadable'],
		['[{"id":', 'places.unreadable'],
		['a,b\n1,2', 'places.wrong-columns'],
		['"a\n', 'places.unreadable']
	])('refuses what is no such file: %j', (text, code) =>
		expect(readPlaces(new TextEncoder().encode(text))).toEqual({ ok: false, error: { code } })
	);
});
