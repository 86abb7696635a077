import { drawSchool, type DemoSchool, type FamilyBuilder } from './model.ts';

/** The family of the README: a mother who reads Arabic, two children in the collège. */
function benali(build: FamilyBuilder): void {
	const addressId = build.family();
	const amina = build.guardian({
		title: 'MME',
		lastName: 'BENALI',
		firstName: 'Amina',
		phone: build.phone(),
		acceptsSms: true,
		email: 'amina.benali@exemple.fr',
		addressId,
		locale: 'ar'
	});
	const yasmine = build.pupil({
		lastName: 'BENALI',
		firstName: 'Yasmine',
		sex: 2,
		bornOn: '14/03/2015',
		division: '6 A'
	});
	const ilyes = build.pupil({
		lastName: 'BENALI',
		firstName: 'Ilyès',
		sex: 1,
		bornOn: '02/09/2013',
		division: '4 A'
	});
	build.link(yasmine, amina, 1, '10');
	build.link(ilyes, amina, 1, '10');
}

/** Marta has a son in the collège and a daughter in the other school: two keys, one person. */
function marta(build: FamilyBuilder, child: 'Danylo' | 'Zlata'): void {
	const addressId = build.family();
	const guardian = build.guardian({
		title: 'MME',
		lastName: 'SHEVCHUK',
		firstName: 'Marta',
		phone: '06 39 98 90 00',
		acceptsSms: true,
		email: null,
		addressId,
		locale: 'uk'
	});
	const pupil = build.pupil({
		lastName: 'SHEVCHUK',
		firstName: child,
		sex: child === 'Danylo' ? 1 : 2,
		bornOn: child === 'Danylo' ? '21/06/2014' : '09/11/2012',
		division: child === 'Danylo' ? '5 A' : '3 B'
	});
	build.link(pupil, guardian, 1, '10');
}

/** What a real export has too: a pupil who left, a number cut short, a child in care. */
function oddities(build: FamilyBuilder): void {
	const addressId = build.family();
	const unreadable = build.guardian({
		title: 'M.',
		lastName: 'ŽAK',
		firstName: 'Štefan',
		phone: '06 39 98 00',
		acceptsSms: false,
		email: null,
		addressId,
		locale: null
	});
	const stays = build.pupil({
		lastName: 'ŽAK',
		firstName: 'Žan',
		sex: 1,
		bornOn: '30/01/2014',
		division: '5 A'
	});
	build.link(stays, unreadable, 1, '20');
	const gone = build.pupil({
		lastName: 'ŽAK',
		firstName: 'Éva',
		sex: 2,
		bornOn: '11/05/2012',
		division: '3 A',
		leftOn: '16/10/2026'
	});
	build.link(gone, unreadable, 1, '20');
	const service = build.guardian({
		title: 'MME',
		lastName: "MAISON DE L'EXEMPLE",
		firstName: '',
		phone: null,
		acceptsSms: false,
		email: 'accueil@exemple.fr',
		addressId: build.family(),
		locale: 'fr'
	});
	const inCare = build.pupil({
		lastName: 'COLLIN',
		firstName: 'Maël',
		sex: 1,
		bornOn: '17/07/2015',
		division: '6 B'
	});
	build.link(inCare, service, 2, '51');
}

/** The two schools of the demo. */
export function demoSchools(): DemoSchool[] {
	return [
		drawSchool({
			folder: 'college-les-tilleuls',
			uai: '0999901A',
			name: 'Collège Les Tilleuls',
			seed: 24_140,
			firstKey: 700_000,
			firstPhone: 0,
			divisions: [
				{ code: '6 A', bornIn: 2015 },
				{ code: '6 B', bornIn: 2015 },
				{ code: '5 A', bornIn: 2014 },
				{ code: '4 A', bornIn: 2013 },
				{ code: '3 A', bornIn: 2012 }
			],
			families: 95,
			featured(build) {
				benali(build);
				marta(build, 'Danylo');
				oddities(build);
			}
		}),
		drawSchool({
			folder: 'college-jules-verne',
			uai: '0999902B',
			name: 'Collège Jules-Verne',
			seed: 2_508,
			firstKey: 810_000,
			firstPhone: 5_000,
			divisions: [
				{ code: '5 B', bornIn: 2014 },
				{ code: '3 B', bornIn: 2012 }
			],
			families: 9,
			featured: (build) => marta(build, 'Zlata')
		})
	];
}
