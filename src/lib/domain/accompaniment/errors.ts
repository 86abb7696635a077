/**
 * Why a step of accompaniment is refused. Not found and not yours are the same. `changed-meanwhile`:
 * somebody else changed the line; `already-merged`: the line stands for another one already.
 */
export type AccompanimentError = {
	code:
		| 'accompaniment.not-allowed'
		| 'accompaniment.not-found'
		| 'accompaniment.unknown-family'
		| 'accompaniment.changed-meanwhile'
		| 'accompaniment.already-merged'
		| 'accompaniment.same-person'
		| 'accompaniment.undone-too-late';
};
