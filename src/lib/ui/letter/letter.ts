/** A letter, worded and drawn: what the page lays out. It holds a secret: never stored. */
export interface Letter {
	brand: string;
	school: string;
	/** Whom it is handed to, in French: staff sort the letters. */
	addressee: { name: string; children: string };
	/** The QR code: `side` modules, and the path of its dark ones in a square of that side. */
	qr: { side: number; path: string };
	/** Grouped, `1234 5678 9012`. */
	code: string;
	/** Address to type, without scheme: `passerelle.example.org/invitation`. */
	address: string;
	/** One line in every language when the family's is not known; otherwise none. */
	welcome: { lang: string; dir: 'ltr' | 'rtl'; line: string }[];
	/** The letter itself: the family's language first, French second; only French when they agree. */
	parts: LetterPart[];
}

/** The letter's words in one language. */
export interface LetterPart {
	lang: string;
	dir: 'ltr' | 'rtl';
	title: string;
	intro: string;
	/** Camera, square, child. */
	steps: [string, string, string];
	typed: string;
	help: string;
	/** Telephone of the school; null when it gave none. */
	phone: string | null;
	validity: string;
}
