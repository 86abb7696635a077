/** A guardian as she is when somebody assigns her. */
export type Assignable = {
	id: string;
	assignedTo: string | null;
	/** When that last changed; null: never. */
	assignedAt: Date | null;
};

/**
 * Who is assigned, and who is left alone because a colleague changed it after the list was read: two
 * mediators who tick the same family never undo each other without knowing. Who is already where she
 * should be is neither.
 * @param readAt when the list that was ticked was read
 */
export function decideAssignments<G extends Assignable>(
	guardians: readonly G[],
	to: string | null,
	readAt: Date
): { changed: G[]; taken: G[] } {
	const others = guardians.filter(({ assignedTo }) => assignedTo !== to);
	const isTaken = ({ assignedAt }: G) => assignedAt !== null && assignedAt > readAt;
	return {
		changed: others.filter((guardian) => !isTaken(guardian)),
		taken: others.filter(isTaken)
	};
}
