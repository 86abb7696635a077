/** Why an answer to an absence is refused. Not found and not yours are the same. */
export type AbsenceError = {
	code: 'absence.not-found' | 'absence.taken-back' | 'absence.already-answered';
};
