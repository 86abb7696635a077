/** Why a step at a moment to meet is refused. Not found and not yours are the same. */
export type MomentError = {
	code: 'moment.not-found' | 'moment.not-allowed' | 'moment.closed';
};
