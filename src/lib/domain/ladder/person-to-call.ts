import type { ToCallReason } from './climb';
import type { ClimbingKind } from '../delivery/delivery-settings';
import type { BestMoment } from '../equipment/diagnosis';
import type { DayHours } from '../disconnection/disconnection-policy';
import type { Language } from '../shared/locale';

/** Something to tell, and what machines tried. */
export type ThingToTell = {
	noticeId: string;
	kind: ClimbingKind;
	isTakenBack: boolean;
	isUrgent: boolean;
	/** An absence of the present day of the school. */
	isToday: boolean;
	content: Record<string, unknown>;
	pupils: { firstName: string; division: string | null }[];
	toCallSince: Date;
	reason: ToCallReason;
	/** When a notification left to one of her devices; null when none did. */
	pushedAt: Date | null;
	/** When a short message left; null when none did. */
	smsAt: Date | null;
	/** Other guardians of the pupil who are informed of it. */
	othersInformed: string[];
};

/** One person to call, with all that is to be told. */
export type PersonToCall = {
	id: string;
	name: string;
	/** E.164; null when there is none on file. */
	mobile: string | null;
	/** Display language that she, or somebody with her, chose; null: nobody asked. */
	locale: Language | null;
	isConnected: boolean;
	/** When she wants to be told, within the school's hours. */
	ownHours: DayHours | null;
	/** When she is best called, as she said; null when she did not. */
	bestMoment: BestMoment | null;
	calls: number;
	lastCall: { at: Date; outcome: string; by: string | null } | null;
	/** The most urgent first. */
	things: ThingToTell[];
};
