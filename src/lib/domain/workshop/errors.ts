/** Why a place at a workshop is refused. Not found and not yours are the same. */
export type WorkshopError = {
	code:
		| 'workshop.not-found'
		| 'workshop.full'
		| 'workshop.cancelled'
		| 'workshop.over'
		| 'workshop.not-now';
};
