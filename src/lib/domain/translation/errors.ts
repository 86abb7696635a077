/** Why an answer of an engine is not shown. The original is, with a warning. */
export type TranslationFault = {
	code:
		| 'translation.empty'
		/** A slot is gone: a day, an hour, a name, an amount… */
		| 'translation.slot-missing'
		| 'translation.slot-repeated'
		/** A slot that the original does not have. */
		| 'translation.slot-invented'
		/** Figures that the original does not have. */
		| 'translation.number-invented'
		/** A web or e-mail address that the original does not have. */
		| 'translation.link-invented'
		/** The original says no, the translation does not; or the other way round. */
		| 'translation.negation-lost'
		| 'translation.negation-added'
		| 'translation.too-short'
		| 'translation.too-long'
		/** More lines than the original: somebody commented on it. */
		| 'translation.extra-lines'
		| 'translation.wrong-script'
		| 'translation.wrong-language'
		| 'translation.same-as-source'
		| 'translation.markup'
		/** An answer about the task instead of a translation: "As an AI…", "Here is…". */
		| 'translation.not-a-translation';
	/** The slot concerned, where one is: its number from 1. */
	slot?: number;
};

export type FaultCode = TranslationFault['code'];
