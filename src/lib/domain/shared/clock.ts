/** The only source of the present. Implemented in adapters, held by `app.ts`, set by tests. */
export interface Clock {
	/** The present instant. */
	now(): Date;
}
