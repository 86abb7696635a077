/** What the holder of a number asked for by answering a short message. */
export type SmsWish = 'stop' | 'start';

/**
 * Words that ask for silence, in the languages that families read, and those that networks and
 * their users know everywhere. Folded: capitals, without accents.
 */
const STOP = new Set(
	[
		'STOP',
		'STOPALL',
		'STOP ALL',
		'STOP SMS',
		'ARRET',
		'ARRETER',
		'ARRETEZ',
		'UNSUBSCRIBE',
		'UNSUB',
		'DUR',
		'DURDUR',
		'IPTAL',
		'PARAR',
		'PARE',
		'SAIR',
		'СТОП',
		'ВІДПИСАТИСЯ',
		'ستوب',
		'توقف',
		'قف',
		'ايقاف'
	].map(fold)
);

/**
 * Words that take a STOP back. A plain yes is not one: it may answer anything, and would make
 * messages come again that somebody asked to be spared.
 */
const START = new Set(
	[
		'START',
		'UNSTOP',
		'REPRENDRE',
		'REPRISE',
		'SUBSCRIBE',
		'BASLA',
		'BASLAT',
		'COMECAR',
		'RETOMAR',
		'СТАРТ',
		'ПОЧАТИ',
		'ستارت',
		'ابدا',
		'استئناف'
	].map(fold)
);

/**
 * Reads an answer: a wish only when the word is the whole message, whatever its case, accents and
 * marks around it, with or without the keyword that the gateway asks for (`STOP ECOLE`).
 *
 * @param keyword word that a shared number tells its customers apart by; null when there is none
 * @returns null for anything else: nobody reads it as a wish
 */
export function wishOf(reply: string, keyword: string | null = null): SmsWish | null {
	// A whole message of one or two words: what is longer is a letter to somebody.
	if (reply.length > 200) return null;
	const text = fold(reply);
	const word = keyword ? without(text, fold(keyword)) : text;
	if (STOP.has(word)) return 'stop';
	return START.has(word) ? 'start' : null;
}

function without(text: string, keyword: string): string {
	if (text.startsWith(`${keyword} `)) return text.slice(keyword.length + 1);
	return text.endsWith(` ${keyword}`) ? text.slice(0, -keyword.length - 1) : text;
}

/** Capitals without accents, marks and double spaces. */
function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}+/gu, '')
		.replace(/ı/g, 'i')
		.toUpperCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
