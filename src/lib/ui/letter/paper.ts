import type { ClimbingKind } from '../../domain/delivery/delivery-settings';

/** What a letter says in one language; `dir` is the language's own. */
export interface PaperWords {
	lang: string;
	dir: 'ltr' | 'rtl';
	hello: string;
	intro: string;
	help: string;
	/** Telephone of the school; null when it gave none. */
	phone: string | null;
	bye: string;
}

/** One thing that the school wants to say, or all its messages, worded in each language. */
export interface PaperThing {
	kind: ClimbingKind;
	/** The sentence, and what is asked; in the order of the letter's languages. */
	words: { sentence: string; ask: string | null }[];
	/** The school's own texts, in French; none for what we word ourselves. */
	texts: { subject: string; body: string }[];
}

/** A letter to hand over to somebody who could not be reached. It holds no secret. */
export interface Paper {
	guardianId: string;
	school: string;
	/** The day it was printed, in French. */
	day: string;
	/** Whom it is handed to, in French: staff sort the letters. */
	addressee: { name: string; children: string };
	/** The family's language first, French beside it; French alone when they agree. */
	languages: PaperWords[];
	things: PaperThing[];
}
