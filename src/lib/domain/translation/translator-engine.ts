import type { Locale } from '../shared/locale';

/** What an engine is given: nothing else leaves. */
export type EngineRequest = {
	/** A protected text, with its marks (`⟦1⟧`). */
	text: string;
	from: Locale;
	/** `fr-simple` from `fr` asks for simpler words in the same language. */
	to: Locale;
};

/** What an engine said, or that it said nothing that can be used. */
export type EngineAnswer =
	/** Words, not yet checked: see `checkSlots`. */
	| { kind: 'translated'; text: string }
	/** It does not know one of the two languages. */
	| { kind: 'unsupported' }
	/** It refuses the request or our key: an administrator has to look. */
	| { kind: 'refused'; reason: string }
	/** Too much at once; `retryAfter` in milliseconds, null when it did not say. */
	| { kind: 'throttled'; retryAfter: number | null }
	/** What was paid for is used up. */
	| { kind: 'over-quota' }
	/** An answer that is none: nothing, a web page, half a JSON, another shape. */
	| { kind: 'unreadable'; reason: UnreadableReason }
	/** Silence, or a fault of the engine's server. */
	| { kind: 'no-answer'; reason: string };

export type UnreadableReason =
	'empty' | 'html' | 'not-json' | 'truncated' | 'unexpected' | 'too-big';

/** A way to have a text translated. Implemented by adapters/translation. */
export interface TranslatorEngine {
	/**
	 * Which program at which host, as `deepl@api.deepl.com`: a school opts into exactly this, and into
	 * no other that takes its place.
	 */
	readonly id: string;
	/** Whether it is worth asking: it may still answer that it is unsupported. */
	canTranslate(from: Locale, to: Locale): boolean;
	/** Translates one text. Never throws: an outage is an answer. */
	translate(request: EngineRequest): Promise<EngineAnswer>;
	/**
	 * Says a French text in simpler words; left out by engines that only translate. The text is a
	 * protected one, as for `translate`, and the answer is checked in the same way. Never throws.
	 */
	simplify?(request: { text: string }): Promise<EngineAnswer>;
}
