import { describe, expect, it } from 'vitest';
import { closeness, nameKeys, readSought } from './name-search';

/** How close a family is to what is typed; null: not found. */
function find(typed: string, names: [string, string][], mobile: string | null = null) {
	const sought = readSought(typed);
	return sought && closeness(sought, names.map((name) => nameKeys(...name)).join(''), mobile);
}
const finds = (typed: string, name: string) =>
	find(typed, [name.split(', ') as [string, string]]) !== null;

describe('names are found however they are spelt', () => {
	it.each([
		['mohamed', 'DIALLO, Muhammad'],
		['Mohammed', 'DIALLO, Mohamed'],
		['muhamad', 'DIALLO, Mohammed'],
		['Mouhamed', 'DIALLO, Mohamed'],
		['fatma', 'KAYA, Fatima'],
		['Fatima', 'KAYA, Fatma'],
		['nguyen', "N'GUYEN, Linh"],
		["N'Guyen", 'NGUYEN, Linh'],
		['N’guyen', 'NGUYEN, Linh'],
		['dialo', 'DIALLO, Awa'],
		['aoua', 'DIALLO, Awa'],
		['musa', 'KEITA, Moussa'],
		['moussa', 'KEITA, Musa'],
		['wassim', 'BENALI, Ouassim'],
		['ould ahmed', 'WULD AHMED, Sidi'],
		['aisha', 'TRAORÉ, Aïcha'],
		['Aicha', 'TRAORE, Ayesha'],
		['sheikh', 'NDIAYE, Cheikh'],
		['chernova', 'TCHERNOVA, Olena'],
		['hadija', 'BENALI, Khadija'],
		['khadidja', 'BENALI, Hadija'],
		['halid', 'BENALI, Khalid'],
		['jamila', 'BENALI, Djamila'],
		['jamal', 'BENALI, Djamel'],
		['yusuf', 'YILMAZ, Youssef'],
		['hocine', 'BELKACEM, Hussein'],
		['husain', 'BELKACEM, Hocine'],
		['kareem', 'BELKACEM, Karim'],
		['yasmin', 'BELKACEM, Yasmine'],
		['sara', 'COHEN, Sarah'],
		['usman', 'BAH, Ousmane'],
		['zubaida', 'BAH, Zoubida'],
		['elodie', 'LEFÈVRE, Élodie'],
		['LEFEVRE', 'LEFÈVRE, Élodie'],
		['sahin', 'ŞAHİN, Işıl'],
		['isil', 'ŞAHİN, Işıl'],
		['lukasz', 'NOWAK, Łukasz'],
		['coeur', 'CŒUR, Anne'],
		['bakari', 'KONÉ, Bacary']
	])('%s finds %s', (typed, name) => expect(finds(typed, name)).toBe(true));

	it.each([
		['ben ali', 'BENALI, Amina'],
		['benali', 'BEN ALI, Amina'],
		['ben-ali amina', 'BENALI, Amina'],
		['elamrani', 'EL-AMRANI, Sofia'],
		['el amrani', 'ELAMRANI, Sofia'],
		['abd el kader', 'ZIANI, Abdelkader'],
		['abdelkader ziani', 'ZIANI, Abd El Kader'],
		['jean pierre', 'MARTIN, Jean-Pierre'],
		['jeanpierre', 'MARTIN, Jean-Pierre'],
		['almeida', "D'ALMEIDA, Rita"],
		['dalmeida', "D'ALMEIDA, Rita"],
		['amina benali', 'BENALI, Amina'],
		['benali amina', 'BENALI, Amina'],
		['sousa', 'DE SOUSA FERREIRA, Ana'],
		['ana ferreira', 'DE SOUSA FERREIRA, Ana']
	])('%s finds %s, whatever is written together or first', (typed, name) =>
		expect(finds(typed, name)).toBe(true)
	);

	it('every beginning finds, while one is typing', () => {
		for (const name of ['Michel', 'Mohamed', 'Cheikh', 'Guillaume', 'Sophie', 'Khadija']) {
			for (let length = 1; length <= name.length; length++) {
				expect(finds(name.slice(0, length), `ESSAI, ${name}`)).toBe(true);
			}
		}
	});
});

describe('other names are other people', () => {
	it.each([
		['marie', 'MOREAU, Anne'],
		['marc', 'BENALI, Marouane'],
		['sara', 'BENALI, Zahra'],
		['ahmed', 'BENALI, Hamid'],
		['karim', 'BENALI, Karine'],
		['mehmet', 'BENALI, Mohamed'],
		['mamadou', 'BENALI, Mohamed'],
		['fatima', 'BENALI, Fatoumata'],
		['ali', 'BENALI, Leïla'],
		['dupont', 'DURAND, Paul'],
		['leroy', 'LEROUX, Paul'],
		['amina diallo', 'BENALI, Amina'],
		['nadia', 'BENALI, Nadine'],
		['moussa', 'BENALI, Mansour'],
		['olena', 'BENALI, Elena'],
		['omar', 'BENALI, Amira']
	])('%s is not %s', (typed, name) => expect(finds(typed, name)).toBe(false));

	it('what is closest comes first', () => {
		const close = (typed: string, name: string) => find(typed, [name.split(', ') as never])!;
		expect(close('fatima', 'X, Fatima')).toBe(0);
		expect(close('fat', 'X, Fatima')).toBe(1);
		expect(close('moussa', 'X, Musa')).toBe(2);
		expect(close('fatma', 'X, Fatima')).toBe(3);
	});
});

describe('a family is found by any of its people', () => {
	const family: [string, string][] = [
		['BENALI', 'Amina'],
		['KAYA', 'Inès']
	];

	it('by the child, by the parent, or by both', () => {
		for (const typed of ['ines', 'kaya', 'ines benali', 'amina kaya']) {
			expect(find(typed, family), typed).not.toBeNull();
		}
		expect(find('ines diallo', family)).toBeNull();
	});

	it.each(['06 39 98 01 01', '0639980101', '+33 6 39 98 01 01', '0033639980101', '33639980101'])(
		'by the telephone written %s',
		(typed) => {
			expect(find(typed, family, '+33639980101')).not.toBeNull();
			expect(find(typed, family, '+33639980102')).toBeNull();
			expect(find(typed, family, null)).toBeNull();
		}
	);

	it('by some digits of it, with a name or without', () => {
		expect(find('980101', family, '+33639980101')).not.toBeNull();
		expect(find('06 39', family, '+33639980101')).not.toBeNull();
		expect(find('benali 0101', family, '+33639980101')).not.toBeNull();
		expect(find('diallo 0101', family, '+33639980101')).toBeNull();
	});

	it('nothing to look for is no search', () => {
		for (const typed of ['', '  ', '--', '06', '%']) expect(readSought(typed)).toBeNull();
	});
});
