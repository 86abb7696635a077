import type { ToCallReason } from '../../domain/ladder/climb';
import type { ClimbingKind } from '../../domain/delivery/delivery-settings';
import type { BestMoment } from '../../domain/equipment/diagnosis';
import type { DayHours } from '../../domain/disconnection/disconnection-policy';
import type { PersonToCall, ThingToTell } from '../../domain/ladder/person-to-call';
import type { Language } from '../../domain/shared/locale';

/** One driver makes dates of instants, the other leaves them as text. */
type Instant = Date | string;
/** A thing as the database gives it, with its reader. */
export type ThingRow = {
	id: string;
	guardian_id: string;
	kind: ClimbingKind;
	change: string;
	is_urgent: boolean;
	rank: number;
	content: Record<string, unknown>;
	to_call_since: Instant;
	to_call_reason: ToCallReason;
	calls: number;
	last_call_at: Instant | null;
	last_call_outcome: string | null;
	last_call_by: string | null;
	name: string;
	mobile: string | null;
	is_connected: boolean;
	locale: Language | null;
	own_hours: DayHours | null;
	best_moment: BestMoment | null;
	pupils: ThingToTell['pupils'] | null;
	pushed_at: Instant | null;
	sms_at: Instant | null;
	others: string[] | null;
};

/** Gathers the things of one guardian, in the order in which they came; null when there is none. */
export function personOf(id: string, things: ThingRow[]): PersonToCall | null {
	const [first] = things;
	if (!first) return null;
	const last = things.reduce((a, b) => (timeOf(b) > timeOf(a) ? b : a));
	return {
		id,
		name: first.name,
		mobile: first.mobile,
		locale: first.locale,
		isConnected: first.is_connected,
		ownHours: first.own_hours,
		bestMoment: first.best_moment,
		calls: Math.max(...things.map((row) => row.calls)),
		lastCall: last.last_call_at
			? {
					at: new Date(last.last_call_at),
					outcome: last.last_call_outcome!,
					by: last.last_call_by
				}
			: null,
		things: things.map(thingOf)
	};
}

const timeOf = (row: ThingRow) => (row.last_call_at ? new Date(row.last_call_at).getTime() : 0);

function thingOf(row: ThingRow): ThingToTell {
	return {
		noticeId: row.id,
		kind: row.kind,
		isTakenBack: row.change === 'cancel',
		isUrgent: row.is_urgent,
		isToday: row.rank === 1,
		content: row.content,
		pupils: row.pupils ?? [],
		toCallSince: new Date(row.to_call_since),
		reason: row.to_call_reason,
		pushedAt: row.pushed_at ? new Date(row.pushed_at) : null,
		smsAt: row.sms_at ? new Date(row.sms_at) : null,
		othersInformed: row.others ?? []
	};
}
