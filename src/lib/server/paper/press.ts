/** What is printed: a template of `templates/`, and the data that it lays out. */
export interface PaperDocument {
	template: TemplateName;
	/** Given to the template as JSON. */
	data: object;
}

export type TemplateName =
	| 'letters'
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
	/** @throws when the template is refused, a font is missing, or it takes too long */
	print(document: PaperDocument): Promise<Printed>;
	close(): Promise<void>;
}
