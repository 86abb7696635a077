import { plainWords, soundOf } from '../directory/name-sounds';

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

/** Somebody as the comparison hears her: prepared once, compared many times. */
export type Heard = { first: string; last: string; phone: string | null };

/** Names as they sound, their words written together. */
export function hear({ firstName, lastName, phone }: Known): Heard {
	const heard = (name: string) => plainWords(name).map(soundOf).join('');
	return { first: heard(firstName), last: heard(lastName), phone };
}

/**
 * Whether two lines may be one person; null when nothing says so. Names that sound alike whatever
 * their spelling (domain/directory/name-sounds.ts), first and last name the other way round, and one
 * slip of the finger in one of the two count as the same name: two lines that are alike have a sound or
 * a telephone in common, by which they are looked up. It only ever proposes: a shared telephone is said, and
 * nobody is merged by it.
 */
export function likenessOf(a: Heard, b: Heard): Likeness | null {
	const isSamePhone = a.phone !== null && a.phone === b.phone;
	if (areNamesAlike(a, b)) return isSamePhone ? 'name-and-phone' : 'name';
	return isSamePhone ? 'phone' : null;
}

function areNamesAlike(a: Heard, b: Heard): boolean {
	// A first name alone is shared by too many.
	if (!a.first || !b.first || !a.last || !b.last) return false;
	return isOneSlip(a.first, b.first, a.last, b.last) || isOneSlip(a.first, b.last, a.last, b.first);
}

/** Both names the same, but for a slip in one of them at most. */
function isOneSlip(a: string, b: string, c: string, d: string): boolean {
	return (a === b && isNear(c, d)) || (isNear(a, b) && c === d);
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
