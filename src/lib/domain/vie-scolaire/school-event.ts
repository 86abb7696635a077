import type { AbsenceContent } from '../absence/absence';
import type { LatenessContent } from '../absence/lateness';
import type { HomeworkContent } from '../homework/homework';
import type { MessageContent } from '../message/message';
import type { Change } from '../shared/item-version';

/** Whom an event concerns, in the words of the school's program. */
export type Recipient =
	{ kind: 'pupil'; sourceId: string } | { kind: 'division'; code: string } | { kind: 'school' };

type Content =
	| { kind: 'absence'; content: AbsenceContent }
	| { kind: 'lateness'; content: LatenessContent }
	| { kind: 'homework'; content: HomeworkContent }
	| { kind: 'message'; content: MessageContent };

/** One row of a vie scolaire file: what the school's program says happened, and when it said so. */
export type SchoolEvent = {
	/** Line in its file, from 1. */
	line: number;
	/** Stable key of the thing in the school's program. */
	sourceId: string;
	/** When it was entered there. */
	enteredAt: Date;
} & (
	| ({ action: Exclude<Change, 'cancel'>; recipient: Recipient } & Content)
	| { action: 'cancel'; kind: Content['kind'] }
);
