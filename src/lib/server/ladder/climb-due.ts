import { climb, type Climb } from '../../domain/ladder/climb';
import type { DeliverySettings } from '../../domain/delivery/delivery-settings';
import type { SchoolHours } from '../../domain/disconnection/school-hours';
import { addressOf } from '../../domain/delivery/notification';
import { SYSTEM } from '../../domain/shared/actor';
import { DEFAULT_LOCALE, isLanguage } from '../../domain/shared/locale';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { deliverySettingsOrUsual } from '../release/delivery-settings-of';
import { hoursOrNull } from '../release/hours-of-school';
import { keptByHours } from '../release/kept-by-hours';
import { queueSms } from '../sms/queue-sms';
import { claimClimbing, type Climbing } from './claim-climbing';
import { recordClimbs, type Climbed } from './record-climbs';

const HOUR = 3_600_000;

type Ladder = DeliverySettings['ladder'];
/** What climbs to a short message; refused, when to look again rather than call (null: call). */
type Texted = { notice: Climbing; otherwise: Date | null };

/**
 * Looks at the ladders that are due: whoever was informed is done, what is over is void, and the
 * others climb: a short message, then the list of those to call. What climbs for one guardian at one
 * moment makes one short message. Several processes may do this at once.
 *
 * @param queue where short messages go: the real queue, unless a test stands in for it
 * @returns how many notices were looked at; more may be due while it is not 0
 */
export async function climbDue(app: App, queue: typeof queueSms = queueSms): Promise<number> {
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		const due = await claimClimbing(tx, now);
		const hoursOf = keptByHours((row, ownHours) => hoursOrNull(app, row, ownHours));
		const ladderOf = keptByHours((row) => deliverySettingsOrUsual(app, row).ladder);
		const climbed: Climbed[] = [];
		const texted: Texted[] = [];
		for (const notice of due) {
			const hours = hoursOf(notice.school, notice.ownHours);
			const next = nextStep(notice, hours, ladderOf(notice.school), now);
			if (next.to === 'sms') texted.push({ notice, otherwise: next.otherwise ?? null });
			else climbed.push({ notice, climb: next });
		}
		for (const notices of Map.groupBy(texted, ({ notice }) => notice.guardianId).values()) {
			climbed.push(...(await textOnce(app, tx, notices, ladderOf, queue, now)));
		}
		await recordClimbs(tx, climbed, now);
		return due.length;
	});
}

function nextStep(notice: Climbing, hours: SchoolHours | null, ladder: Ladder, now: Date): Climb {
	// Nobody is disturbed in hours that cannot be read, and the log says so.
	if (!hours) return { to: 'same', lookAt: new Date(now.getTime() + HOUR) };
	return climb(notice, ladder, hours, now);
}

/** One short message for all that climbs to it; refused, a notification is waited for, or somebody calls. */
async function textOnce(
	app: App,
	tx: Tx,
	texted: readonly Texted[],
	ladderOf: (school: Climbing['school']) => Ladder,
	queue: typeof queueSms,
	now: Date
): Promise<Climbed[]> {
	const notices = texted.map(({ notice }) => notice);
	const first = notices[0]!;
	const queued = await queue(app, tx, {
		schoolId: first.school.id,
		guardianId: first.guardianId,
		phone: first.phone!,
		locale: isLanguage(first.locale) ? first.locale : DEFAULT_LOCALE,
		kind: notices.length === 1 ? first.kind : 'several',
		path: addressOf(notices),
		at: now,
		isUrgent: notices.some((notice) => notice.isUrgent)
	});
	return texted.map(({ notice, otherwise }) => {
		if (!queued.ok && otherwise) return { notice, climb: { to: 'same', lookAt: otherwise } };
		if (!queued.ok) return { notice, climb: { to: 'call', reason: queued.error.code } };
		const { callAfter } = ladderOf(notice.school)[notice.kind];
		const lookAt = new Date(now.getTime() + callAfter * 60_000);
		return { notice, climb: { to: 'sms', smsId: queued.value.smsId, lookAt } };
	});
}
