/** Invented people: common first and last names, paired by chance. Nobody in these files exists. */

export type NamePool = {
	lastNames: readonly string[];
	mothers: readonly string[];
	fathers: readonly string[];
	girls: readonly string[];
	boys: readonly string[];
};

/** Languages of the demo's families: what the guardian is glad to read. */
export type DemoLocale = 'fr' | 'fr-simple' | 'ar' | 'tr' | 'pt' | 'uk' | 'en';

const french: NamePool = {
	lastNames: [
		'LEBŒUF',
		'GAUTHIER',
		'PÉRON',
		'MOREAU',
		'CHÂTEL',
		'LEMAÎTRE',
		'VASSEUR',
		'BRÉMOND',
		'GARNIER',
		'FAŸ',
		'COLLIN',
		'MARÉCHAL',
		'ROUSSEL',
		'PÉLISSIER',
		'D’HOEST',
		'TANGUY',
		'LE GOFF',
		'BÉRARD',
		'HAMEL',
		'NOËL',
		'POIRIER',
		'RENAUD',
		'TESSIER',
		'VIDAL',
		'CORDIER'
	].map((name) => name.replace('’', "'")),
	mothers: ['Claire', 'Sophie', 'Hélène', 'Aurélie', 'Céline', 'Nathalie', 'Émilie', 'Laure'],
	fathers: ['Thomas', 'Julien', 'Stéphane', 'Frédéric', 'Benoît', 'Jérôme', 'Rémi', 'Olivier'],
	girls: ['Léa', 'Chloé', 'Zoé', 'Manon', 'Inès', 'Éléonore', 'Jeanne', 'Maëlle', 'Lucie', 'Anaïs'],
	boys: ['Théo', 'Noé', 'Gaël', 'Hugo', 'Loïc', 'Maël', 'Arthur', 'Rémy', 'Simon', 'Timothée']
};

const arabic: NamePool = {
	lastNames: [
		'HADDAD',
		'MANSOURI',
		'EL IDRISSI',
		'CHERIF',
		'BOUAZIZ',
		'SALEH',
		'KHELIFI',
		'NASSER'
	],
	mothers: ['Samira', 'Fatiha', 'Khadija', 'Leïla', 'Nawal', 'Rim', 'Hanane', 'Souad'],
	fathers: ['Karim', 'Youssef', 'Mourad', 'Hicham', 'Tarek', 'Nabil', 'Samir', 'Omar'],
	girls: ['Nour', 'Salma', 'Lina', 'Maryam', 'Sirine', 'Aya', 'Hiba'],
	boys: ['Rayan', 'Adam', 'Ziad', 'Nassim', 'Amir', 'Idris', 'Walid']
};

const turkish: NamePool = {
	lastNames: ['YILDIZ', 'KAYA', 'DEMIR', 'ARSLAN', 'ÇELIK', 'AYDIN', 'ÖZTÜRK', 'POLAT'],
	mothers: ['Emine', 'Zeynep', 'Elif', 'Hatice', 'Fatma', 'Sevgi'],
	fathers: ['Mehmet', 'Mustafa', 'Hasan', 'Emre', 'Kemal', 'Orhan'],
	girls: ['Defne', 'Azra', 'Ela', 'Esra', 'Melek', 'Ceren'],
	boys: ['Kerem', 'Deniz', 'Ömer', 'Can', 'Ali', 'Baran']
};

const portuguese: NamePool = {
	lastNames: [
		'FERREIRA',
		'DA SILVA',
		'GONÇALVES',
		'MAGALHÃES',
		'TEIXEIRA',
		'SIMÕES',
		'LOPES',
		'ABRANTES'
	],
	mothers: ['Conceição', 'Rosa', 'Fátima', 'Luísa', 'Teresa', 'Graça'],
	fathers: ['João', 'Rui', 'Paulo', 'Nuno', 'António', 'Tiago'],
	girls: ['Beatriz', 'Inês', 'Matilde', 'Carolina', 'Sofia', 'Joana'],
	boys: ['Diogo', 'Afonso', 'Duarte', 'Gonçalo', 'Martim', 'Tomás']
};

const ukrainian: NamePool = {
	lastNames: ['KOVALENKO', 'BONDARENKO', 'MELNYK', 'TKACHENKO', 'LYSENKO', 'MARCHENKO', 'ROMANIUK'],
	mothers: ['Oksana', 'Iryna', 'Natalia', 'Svitlana', 'Halyna', 'Larysa'],
	fathers: ['Andriy', 'Serhiy', 'Mykola', 'Vasyl', 'Petro', 'Taras'],
	girls: ['Daryna', 'Sofiia', 'Polina', 'Zlata', 'Kateryna', 'Yana'],
	boys: ['Maksym', 'Artem', 'Danylo', 'Bohdan', 'Nazar', 'Ivan']
};

const english: NamePool = {
	lastNames: ['OKAFOR', 'MENSAH', 'ADEYEMI', 'BOATENG', 'FERNANDO', 'PERERA', 'OSEI', 'BALOGUN'],
	mothers: ['Grace', 'Blessing', 'Mercy', 'Abena', 'Nilanthi', 'Joy'],
	fathers: ['Emmanuel', 'Kwame', 'Samuel', 'Daniel', 'Nimal', 'Chidi'],
	girls: ['Faith', 'Ama', 'Ruth', 'Esther', 'Amaya', 'Deborah'],
	boys: ['David', 'Kofi', 'Joshua', 'Elijah', 'Kavin', 'Michael']
};

export const NAMES: Readonly<Record<DemoLocale, NamePool>> = {
	fr: french,
	'fr-simple': french,
	ar: arabic,
	tr: turkish,
	pt: portuguese,
	uk: ukrainian,
	en: english
};
