/** Subjects of a French collège or lycée, by what they are rather than by what programs call them. */
export const SUBJECTS = [
	'french',
	'mathematics',
	'history-geography',
	'civics',
	'english',
	'spanish',
	'german',
	'italian',
	'arabic',
	'portuguese',
	'chinese',
	'latin-greek',
	'life-sciences',
	'physics-chemistry',
	'technology',
	'sport',
	'art',
	'music',
	'computing',
	'economics',
	'philosophy',
	'french-newcomers',
	'cooking',
	'life-skills',
	'class-life'
] as const;
export type Subject = (typeof SUBJECTS)[number];

/**
 * How programs name them: without accents, in small letters, signs as spaces. The first that matches
 * is it, so what is narrower comes first (`français langue seconde` before `français`).
 */
const NAMES: readonly (readonly [RegExp, Subject])[] = [
	[/^(?:fle|fls|flsco|upe2a|francais (?:langue )?(?:etrangere|seconde)\b.*)$/, 'french-newcomers'],
	[
		/^francais(?: (?:lettres|ecrit|oral|litterature))?$|^lettres(?: modernes)?$|^litterature$/,
		'french'
	],
	[/^(?:maths?|mathematiques?)(?: .*)?$|^spe(?:cialite)? maths?$/, 'mathematics'],
	[/^(?:emc|ens(?:eignement|eig)? moral(?: et)? civique|education civique)(?: .*)?$/, 'civics'],
	[
		/^(?:hist(?:oire)?(?: et)?(?: geo(?:graphie|g)?)?|h g|hg|geo(?:graphie)?|hggsp)(?: (?:emc|ed(?:ucation)? civ(?:ique)?))?$/,
		'history-geography'
	],
	[/^(?:anglais|ang|lv[12abc]? anglais|llce anglais|llcer anglais)(?: .*)?$/, 'english'],
	[/^(?:espagnol|esp|lv[12abc]? espagnol)(?: .*)?$/, 'spanish'],
	[/^(?:allemand|all|lv[12abc]? allemand)(?: .*)?$/, 'german'],
	[/^(?:italien|ita|lv[12abc]? italien)(?: .*)?$/, 'italian'],
	[/^(?:arabe|lv[12abc]? arabe)(?: .*)?$/, 'arabic'],
	[/^(?:portugais|lv[12abc]? portugais)(?: .*)?$/, 'portuguese'],
	[/^(?:chinois|lv[12abc]? chinois)(?: .*)?$/, 'chinese'],
	[/^(?:latin|grec(?: ancien)?|lca(?: .*)?|langues? et cultures? de l antiquite)$/, 'latin-greek'],
	[
		/^(?:svt|s v t|sciences?(?: de la| de)? vie(?:(?: et)?(?: de la| de)? terre)?|biologie)$/,
		'life-sciences'
	],
	[
		/^(?:physique(?: et)?(?: chimie)?|phys chim(?:ie)?|chimie|p c|sc(?:iences?)? phys(?:iques?)?)$/,
		'physics-chemistry'
	],
	[/^(?:techno(?:logie)?|sciences? de l ingenieur|si)$/, 'technology'],
	[/^(?:eps|e p s|sport|ed(?:ucation)? phys(?:ique)?(?: et)?(?: sport(?:ive|s)?)?)$/, 'sport'],
	[
		/^(?:arts? pla(?:stiques?|st)?|dessin|histoire des arts|arts?(?: appliques)?(?: cultures? artistiques?)?)$/,
		'art'
	],
	[/^(?:ed(?:ucation)? musicale?(?: .*)?|musique|chorale|chant choral)$/, 'music'],
	[/^(?:snt|nsi|informatique|sciences numeriques(?: et)? technologie)$/, 'computing'],
	[
		/^(?:ses|sc(?:iences?)? eco(?:nomiques?)?(?:(?: et)? soc(?:iales?)?)?|economie(?: .*)?)$/,
		'economics'
	],
	[/^philo(?:sophie)?$/, 'philosophy'],
	[/^(?:cuisine|hygiene alimentation services|has)$/, 'cooking'],
	[/^(?:pse|prevention sante environnement)$/, 'life-skills'],
	[/^(?:vie de classe|heure de vie de classe|hvc)$/, 'class-life']
];

/**
 * The subject that a school's program names: « MATHEMATIQUES », « HIST-GEO », « ANGLAIS LV1 ». Null
 * for one that is not known: it is then shown as the school wrote it.
 *
 * @param written as the program or a teacher wrote it
 */
export function subjectOf(written: string): Subject | null {
	const plain = written
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/&/g, ' et ')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	return NAMES.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
