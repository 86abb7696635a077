/** What is printed: a template of `templates/`, and the data that it lays out. */
export interface PaperDocument {
	template: TemplateName;
	/** Given to the template as JSON. */
	data: object;
	/** Of a long document, what comes after another: each is laid out, and told, by itself. */
	parts?: readonly object[];
	/** Read by nobody on a screen: made without what screen readers need, at half the size. */
	isOnlyPrinted?: boolean;
}

export type TemplateName =
	| 'letters'
	| 'unreached-letters'
	| 'workshop-poster'
	| 'attendance-sheet'
	| 'certificate'
	| 'class-sheet'
	| 'loan-agreement';

export interface Printed {
	/** A PDF. */
	bytes: Uint8Array<ArrayBuffer>;
	pages: number;
}

/** What sets type and makes PDFs. */
export interface PaperPress {
	/**
	 * @param told called after each part, with how many are laid out
	 * @throws when the template is refused, a font is missing, or it takes too long
	 */
	print(document: PaperDocument, told?: (parts: number) => void): Promise<Printed>;
	close(): Promise<void>;
}
