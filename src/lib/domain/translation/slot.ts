/**
 * Something in a text that must reach the reader as it is, or worded in her language by us, and
 * that no engine is shown. `source` is what was written.
 */
export type Slot =
	| { kind: 'name' | 'phone' | 'email' | 'link' | 'address' | 'number'; source: string }
	/** Euros: the figure as written, without its sign. */
	| { kind: 'amount'; source: string; figure: string }
	/** A day of the Gregorian calendar. Weekday: 1 for Monday. Null when not written. */
	| {
			kind: 'date';
			source: string;
			day: number;
			month: number;
			year: number | null;
			weekday: number | null;
	  }
	/** An hour of the wall clock. */
	| { kind: 'hour'; source: string; hour: number; minute: number }
	| { kind: 'duration'; source: string; hours: number; minutes: number }
	/** A word of the school's glossary, with the school's own words for it in the target language. */
	| { kind: 'term'; source: string; wording: string };

export type SlotKind = Slot['kind'];

/** A slot and where it stands in the text, in UTF-16 units; `end` is excluded. */
export type FoundSlot = { start: number; end: number; slot: Slot };

/** A text whose slots are marks: `⟦1⟧` is the first of `slots`. */
export type ProtectedText = { text: string; slots: readonly Slot[] };
