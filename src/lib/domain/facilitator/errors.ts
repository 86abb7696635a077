/** Why the pool or an invitation is not changed. Not found and another school's are the same. */
export type FacilitatorError = {
	code:
		| 'facilitator.not-allowed'
		| 'facilitator.not-found'
		| 'facilitator.no-network'
		| 'facilitator.session-over';
};
