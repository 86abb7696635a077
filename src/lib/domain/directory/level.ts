/** Levels of French schools, from the nursery up; classes of all levels stand after the collège's. */
export const LEVELS = [
	'PS',
	'MS',
	'GS',
	'CP',
	'CE1',
	'CE2',
	'CM1',
	'CM2',
	'6e',
	'5e',
	'4e',
	'3e',
	'SEGPA',
	'ULIS',
	'UPE2A',
	'2de',
	'1re',
	'Tle',
	'CAP',
	'BTS'
] as const;
export type Level = (typeof LEVELS)[number];

/** Narrows any value to a level. */
export function isLevel(value: unknown): value is Level {
	return LEVELS.includes(value as Level);
}

/** Words of offices for a level, in capitals without accents; the first that fits wins. */
const CODES: readonly (readonly [pattern: RegExp, level: Level])[] = [
	[/ULIS/, 'ULIS'],
	[/UPE ?2 ?A/, 'UPE2A'],
	[/^\d? ?CAP\b|^\d? ?CAP ?\d/, 'CAP'],
	[/^\d? ?BTS/, 'BTS'],
	[/^(6|SIXIEME)/, '6e'],
	[/^(5|CINQUIEME)/, '5e'],
	[/^(4|QUATRIEME)/, '4e'],
	[/^(3|TROISIEME)/, '3e'],
	[/SEGPA/, 'SEGPA'],
	[/^(2|SECONDE)/, '2de'],
	[/^(1|PREMIERE)/, '1re'],
	[/^T( |\d|$|LE|ALE|ERM|GT?\b|GT?\d|STMG|STI2D|ST2S|STL|STHR|ES\b|S\b|S\d|L\b|L\d|PRO)/, 'Tle'],
	[/^T?PS\b|^T?PS\d/, 'PS'],
	[/^MS\b|^MS\d/, 'MS'],
	[/^GS\b|^GS\d/, 'GS'],
	[/^CP[A-Z]?\b|^CP\d/, 'CP'],
	[/^CE ?1/, 'CE1'],
	[/^CE ?2/, 'CE2'],
	[/^CM ?1/, 'CM1'],
	[/^CM ?2/, 'CM2']
];

const NURSERY_AND_PRIMARY = /\b(T?PS|MS|GS|CP|CE ?[12]|CM ?[12])(?![A-Z]{2})/g;

/** Beginnings of the national code of a curriculum (CODE_MEF): the general ones, which never differ. */
const MEF: Readonly<Record<string, Level>> = {
	'100': '6e',
	'101': '5e',
	'102': '4e',
	'103': '3e',
	'200': '2de',
	'201': '1re',
	'202': 'Tle'
};

/**
 * The level of a class when its code tells it (`6 A`, `3EME2`, `CM2 B`, `2GT4`, `1STMG`, `TG3`), or the
 * curriculum that all of its pupils follow; null when neither is clear, as for a class of two levels
 * (`CE1-CE2`). Dispositifs that gather all levels (ULIS, UPE2A) are levels of their own.
 * @param code the division's code in the school's export
 * @param mefs CODE_MEF of its pupils, those that are known
 */
export function levelOf(code: string, mefs: readonly string[] = []): Level | null {
	const plain = code
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toUpperCase()
		.replace(/[^A-Z0-9]+/g, ' ')
		.trim();
	const primary = new Set([...plain.matchAll(NURSERY_AND_PRIMARY)].map(([level]) => level));
	if (primary.size > 1) return null;
	const told = CODES.find(([pattern]) => pattern.test(plain));
	if (told) return told[1];
	const curricula = new Set(mefs.map((mef) => MEF[mef.slice(0, 3)]));
	const [only] = curricula;
	return curricula.size === 1 && only ? only : null;
}
