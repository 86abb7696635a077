import type { DemoSchool } from './model.ts';

/**
 * What the schools' own programs say around the demo's day, Tuesday 24 November 2026. Texts name
 * weekdays, never dates: the files are moved by whole weeks when the demo is loaded.
 */
type Rows = { header: readonly string[]; rows: string[][] };

const ABSENCES = ['id', 'action', 'saisi_le', 'eleve_id', 'type', 'debut', 'fin', 'minutes'];
const HOMEWORK = [
	'id',
	'action',
	'saisi_le',
	'classe',
	'matiere',
	'donne_le',
	'pour_le',
	'consigne',
	'duree_minutes',
	'nature'
];
const MESSAGES = ['id', 'action', 'saisi_le', 'destinataires', 'objet', 'texte', 'auteur'];

/** Absences and latenesses: the featured family first, then a usual morning. */
export function absences(school: DemoSchool): Rows {
	const ids = school.pupils.filter((p) => !p.leftOn).map((p) => p.id);
	const at = (n: number) => ids[n % ids.length] ?? '';
	const rows = [
		[
			'ABS-1',
			'creer',
			'24/11/2026 08:20',
			at(0),
			'absence',
			'24/11/2026 08:00',
			'24/11/2026 12:00',
			''
		],
		['RET-1', 'creer', '23/11/2026 08:25', at(1), 'retard', '23/11/2026 08:12', '', '12'],
		[
			'ABS-2',
			'creer',
			'23/11/2026 08:21',
			at(12),
			'absence',
			'23/11/2026 08:00',
			'23/11/2026 17:00',
			''
		],
		[
			'ABS-3',
			'creer',
			'24/11/2026 08:22',
			at(25),
			'absence',
			'24/11/2026 08:00',
			'24/11/2026 09:00',
			''
		],
		// The pupil was at the nurse's office: taken back five minutes later, before anybody saw it.
		[
			'ABS-4',
			'creer',
			'23/11/2026 14:05',
			at(33),
			'absence',
			'23/11/2026 14:00',
			'23/11/2026 15:00',
			''
		],
		['ABS-4', 'annuler', '23/11/2026 14:10', '', 'absence', '', '', ''],
		[
			'ABS-5',
			'creer',
			'20/11/2026 08:20',
			at(47),
			'absence',
			'20/11/2026 08:00',
			'20/11/2026 12:00',
			''
		],
		[
			'ABS-5',
			'modifier',
			'20/11/2026 13:40',
			at(47),
			'absence',
			'20/11/2026 08:00',
			'20/11/2026 17:00',
			''
		],
		['RET-2', 'creer', '24/11/2026 08:30', at(58), 'retard', '24/11/2026 08:07', '', '7'],
		[
			'ABS-6',
			'creer',
			'24/11/2026 08:24',
			at(71),
			'absence',
			'24/11/2026 08:00',
			'24/11/2026 12:00',
			''
		],
		['RET-3', 'creer', '24/11/2026 08:31', at(84), 'retard', '24/11/2026 08:15', '', '15'],
		[
			'ABS-7',
			'creer',
			'24/11/2026 08:25',
			at(96),
			'absence',
			'24/11/2026 08:00',
			'24/11/2026 10:00',
			''
		]
	];
	const own = school.pupils.length > 100 ? rows : rows.slice(0, 3);
	return { header: ABSENCES, rows: own };
}

type Lesson = [subject: string, given: string, due: string, text: string, minutes: string];

const LESSONS: Readonly<Record<string, readonly Lesson[]>> = {
	'6 A': [
		['Mathématiques', '23/11/2026', '25/11/2026', 'Faire les exercices 4 et 5, page 62.', '20'],
		[
			'Français',
			'24/11/2026',
			'26/11/2026',
			'Lire le chapitre 3 du livre « Le Petit Nicolas ».',
			'25'
		],
		['Histoire-géographie', '24/11/2026', '30/11/2026', "Apprendre la leçon sur l'Égypte.", '20'],
		['Anglais', '24/11/2026', '01/12/2026', 'Apprendre les dix mots de la page 34.', '15'],
		['Mathématiques', '24/11/2026', '02/12/2026', 'Revoir les fractions pour le contrôle.', '30']
	],
	'4 A': [
		[
			'Physique-chimie',
			'23/11/2026',
			'27/11/2026',
			'Apporter une pile et deux fils électriques.',
			''
		],
		['Espagnol', '24/11/2026', '30/11/2026', 'Écrire cinq phrases sur sa famille.', '20'],
		['Français', '24/11/2026', '02/12/2026', 'Apprendre le poème par cœur.', '30']
	]
};

const USUAL: readonly Lesson[] = [
	['Mathématiques', '23/11/2026', '26/11/2026', 'Finir les exercices commencés en classe.', '20'],
	['Français', '24/11/2026', '27/11/2026', 'Préparer la dictée de la page 41.', '20'],
	['SVT', '24/11/2026', '01/12/2026', 'Colorier le schéma de la cellule.', '15'],
	[
		'Éducation musicale',
		'24/11/2026',
		'02/12/2026',
		'Écouter la chanson et apprendre le refrain.',
		'10'
	]
];

/** Homework of each class for the next days. */
export function homework(school: DemoSchool): Rows {
	const divisions = [...new Set(school.pupils.map((p) => p.division))].sort();
	const rows = divisions.flatMap((division) =>
		(LESSONS[division] ?? USUAL).map(([subject, given, due, text, minutes], i) => [
			`DEV-${division.replace(' ', '')}-${i + 1}`,
			'creer',
			// Written at the end of the lesson, in open hours.
			given === '24/11/2026' ? `24/11/2026 08:${20 + i}` : `${given} 16:${10 + i}`,
			division,
			subject,
			given,
			due,
			text,
			minutes,
			natureOf(text)
		])
	);
	return { header: HOMEWORK, rows };
}

/** Kind of work that a text asks for, as teachers tick it. */
function natureOf(text: string): string {
	if (/contrôle|dictée/.test(text)) return 'contrôle';
	const [verb] = text.split(' ');
	const natures: Record<string, string> = {
		Apprendre: 'leçon',
		Apporter: 'matériel',
		Lire: 'lecture',
		Écrire: 'rédaction',
		Faire: 'exercices',
		Finir: 'exercices'
	};
	return natures[verb ?? ''] ?? '';
}

/** Messages of the school to its families. */
export function messages(school: DemoSchool): Rows {
	const large: string[][] = [
		[
			'MSG-1',
			'creer',
			'23/11/2026 10:15',
			'tous',
			'Café des parents',
			'Bonjour,\nle café des parents aura lieu jeudi de 17 h à 18 h 30, dans la salle 12. Vous pouvez venir avec vos enfants. Des personnes qui parlent arabe, turc et portugais seront là.\nÀ bientôt !',
			'Mme Roux, principale'
		],
		[
			'MSG-2',
			'creer',
			'24/11/2026 08:10',
			'classe 6 A',
			'Sortie au musée',
			"Bonjour,\nla classe va au musée vendredi matin. Départ à 9 h, retour à 12 h. Merci de donner à votre enfant un goûter et une bouteille d'eau. La sortie est gratuite.",
			'M. Faure, professeur principal'
		],
		[
			'MSG-3',
			'creer',
			'24/11/2026 08:12',
			'classe 3 A',
			'Stage en entreprise',
			'Bonjour,\nla convention de stage est à rendre signée vendredi. Si votre enfant ne trouve pas de stage, venez nous voir : nous avons des adresses.',
			'Mme Petit, professeure principale'
		],
		[
			'MSG-4',
			'creer',
			'20/11/2026 11:00',
			'classe 5 A',
			'Cantine',
			'Bonjour,\nlundi, le repas sera froid. Mardi, tout reviendra à la normale.',
			'Intendance'
		]
	];
	const small: string[][] = [
		[
			'MSG-1',
			'creer',
			'23/11/2026 10:40',
			'tous',
			'Photo de classe',
			'Bonjour,\nle photographe vient jeudi matin. La photo est gratuite pour les familles.',
			'M. Lambert, principal'
		]
	];
	return { header: MESSAGES, rows: school.pupils.length > 100 ? large : small };
}

/** Languages that were asked at enrolment. */
export function languages(school: DemoSchool): Rows {
	const rows = school.guardians
		.filter((g) => g.locale !== null && isLegal(school, g.id))
		.map((g) => [g.id, g.locale ?? '']);
	return { header: ['responsable_id', 'langue'], rows };
}

/**
 * First connections to the services that the school relies on, as their lists tell: those who read
 * French connect more often.
 */
export function services(school: DemoSchool): Rows {
	const rows = school.guardians
		.filter((g) => g.phone !== null && isLegal(school, g.id) && g.firstName !== 'Amina')
		.flatMap((g, i) => {
			const readsFrench = g.locale === 'fr' || g.locale === null;
			const day = String(2 + (i % 24)).padStart(2, '0');
			const eduConnect = [g.id, 'EduConnect', `${day}/09/2026`];
			const ent = [g.id, 'ENT', `${day}/10/2026`];
			if (readsFrench) return i % 4 === 0 ? [eduConnect] : [eduConnect, ent];
			return i % 3 === 0 ? [eduConnect] : [];
		});
	return { header: ['responsable_id', 'service', 'connecte_le'], rows };
}

function isLegal(school: DemoSchool, guardianId: string): boolean {
	return school.links.some((link) => link.guardianId === guardianId && link.level === 1);
}
