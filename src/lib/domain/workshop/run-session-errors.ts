/** Why running a session is refused to staff. Not found and not yours are the same. */
export type RunSessionError = {
	code:
		| 'workshop.not-allowed'
		| 'workshop.not-found'
		| 'workshop.in-the-past'
		| 'workshop.no-calendar'
		| 'workshop.unknown-family';
};
