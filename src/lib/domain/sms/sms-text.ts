import { septetsOf } from './gsm-alphabet';

/** `gsm-7`: the default alphabet of networks; `ucs-2`: two bytes a character, for all the rest. */
export type SmsEncoding = 'gsm-7' | 'ucs-2';

/**
 * How many characters fit (3GPP TS 23.040, 9.2.3.24.1): alone, or in each part of a longer message,
 * whose header takes the place of the rest. Septets for `gsm-7`, 16-bit units for `ucs-2`.
 */
const ROOM = {
	'gsm-7': { alone: 160, part: 153 },
	'ucs-2': { alone: 70, part: 67 }
} as const;

/** Parts that a network may join: more are lost on old phones. */
export const PARTS_AT_MOST = 6;

/** The encoding that a text needs. One character that the alphabet lacks makes it all UCS-2. */
export function encodingOf(text: string): SmsEncoding {
	return [...text].every((character) => septetsOf(character)) ? 'gsm-7' : 'ucs-2';
}

/**
 * A text as the parts that are sent and billed. What takes two places (an escaped character, a
 * pair of surrogates) is never cut in two: the part before stays one short, as networks do it.
 *
 * @returns at least one part; the parts joined are the text
 */
export function splitSms(text: string): { encoding: SmsEncoding; parts: string[] } {
	const encoding = encodingOf(text);
	const { alone, part: room } = ROOM[encoding];
	const widthOf = (character: string) =>
		encoding === 'gsm-7' ? septetsOf(character)! : character.length;
	const characters = [...text];
	const width = characters.reduce((sum, character) => sum + widthOf(character), 0);
	if (width <= alone) return { encoding, parts: [text] };
	const parts: string[] = [];
	let part = '';
	let taken = 0;
	for (const character of characters) {
		const wide = widthOf(character);
		if (taken + wide > room) {
			parts.push(part);
			part = '';
			taken = 0;
		}
		part += character;
		taken += wide;
	}
	parts.push(part);
	return { encoding, parts };
}

/** Encoding and number of segments: what a short message costs. */
export function measureSms(text: string): { encoding: SmsEncoding; segments: number } {
	const { encoding, parts } = splitSms(text);
	return { encoding, segments: parts.length };
}

/** Whether a text is one segment in the default alphabet, two at most in another. */
export function smsFits(text: string): boolean {
	const { encoding, segments } = measureSms(text);
	return segments <= (encoding === 'gsm-7' ? 1 : 2);
}
