import type { ActionKind, Outcome } from '../../../domain/resource-parent/actions';
import type { EndReason } from '../../../domain/resource-parent/resource-parent';

/** Who did what on the way from the candidacy to the end of the mission. */
export type PersonPath = {
	proposedBy: string | null;
	proposedAt: Date;
	head: string | null;
	headAt: Date | null;
	inspector: string | null;
	inspectorAt: Date | null;
	committedAt: Date | null;
	endedAt: Date | null;
	endReason: EndReason | null;
};

/** An action as staff see it: codes, and the first name that a family shows. */
export type ActionSeen = {
	id: string;
	kind: ActionKind;
	dueAt: Date | null;
	createdAt: Date;
	doneAt: Date | null;
	outcome: Outcome | null;
	shownName: string | null;
};
