/** What is known of a person when she is compared with another. */
export type Known = {
	firstName: string;
	lastName: string;
	/** E.164. */
	phone: string | null;
};

/**
 * Why two lines may be one person. `name-and-phone`: both; `name`: names that sound or are spelt
 * alike; `phone`: one number, other names, which two people of a home may well share.
 */
export type Likeness = 'name-and-phone' | 'name' | 'phone';

/**
 * Whether two lines may be one person; null when nothing says so. Spellings that change from one
 * office to the next (accents, doubled letters, `ou`/`w`, `kh`/`h`, first and last name the other way
 * round, one slip of the finger) count as the same name. It only ever proposes: a shared telephone
 * is said, and nobody is merged by it.
 */
export function likenessOf(a: Known, b: Known): Likeness | null {
	const isSamePhone = a.phone !== null && a.phone === b.phone;
	const isSameName = areNamesAlike(a, b);
	if (isSameName) return isSamePhone ? 'name-and-phone' : 'name';
	return isSamePhone ? 'phone' : null;
}

function areNamesAlike(a: Known, b: Known): boolean {
	const [aFirst, aLast, bFirst, bLast] = [
		soundOf(a.firstName),
		soundOf(a.lastName),
		soundOf(b.firstName),
		soundOf(b.lastName)
	];
	// A first name alone is shared by too many.
	if (!aFirst || !bFirst || !aLast || !bLast) return false;
	return (
		(isNear(aFirst, bFirst) && isNear(aLast, bLast)) ||
		(isNear(aFirst, bLast) && isNear(aLast, bFirst))
	);
}

const SPELLINGS: readonly [RegExp, string][] = [
	[/[’'\-\s]/g, ''],
	[/ph/g, 'f'],
	[/[cs]h/g, 's'],
	[/kh/g, 'h'],
	[/gh/g, 'g'],
	[/th/g, 't'],
	[/dj/g, 'j'],
	[/ck|qu|q|c(?![eiy])/g, 'k'],
	[/ou|w/g, 'u'],
	[/oo/g, 'u'],
	[/ee|y|ie/g, 'i'],
	[/ai|ay|ei/g, 'e'],
	[/h/g, ''],
	[/(.)\1+/g, '$1'],
	[/e$/g, '']
];

/** Letters of their own, which taking accents off leaves as they are. */
const WHOLE: Readonly<Record<string, string>> = {
	ı: 'i',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ß: 'ss',
	œ: 'oe',
	æ: 'ae'
};

/** A name as it sounds, roughly: what two offices that heard the same name would both write. */
export function soundOf(name: string): string {
	const plain = name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[ıøłđßœæ]/g, (letter) => WHOLE[letter]!);
	return SPELLINGS.reduce((sound, [from, to]) => sound.replace(from, to), plain);
}

/** The same sound, or one letter added, lost, changed or swapped in a name of five or more. */
function isNear(a: string, b: string): boolean {
	if (a === b) return true;
	if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1) return false;
	let start = 0;
	while (start < a.length && a[start] === b[start]) start += 1;
	const restA = a.slice(start);
	const restB = b.slice(start);
	return (
		restA.slice(1) === restB ||
		restA === restB.slice(1) ||
		restA.slice(1) === restB.slice(1) ||
		(restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
	);
}
