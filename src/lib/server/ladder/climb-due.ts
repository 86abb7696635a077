import { climb, type Climb } from '../../domain/ladder/climb';
import { addressOf } from '../../domain/delivery/notification';
import { SYSTEM } from '../../domain/shared/actor';
import { DEFAULT_LOCALE, isLocale } from '../../domain/shared/locale';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { deliverySettingsOrUsual } from '../release/delivery-settings-of';
import { hoursOrNull } from '../release/hours-of-school';
import { queueSms } from '../sms/queue-sms';
import { claimClimbing, type Climbing } from './claim-climbing';
import { recordClimbs, type Climbed } from './record-climbs';

const HOUR = 3_600_000;

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
		const hoursOf = hoursOfBatch(app);
		const climbed: Climbed[] = [];
		const texted: Climbing[] = [];
		for (const notice of due) {
			const next = nextStep(app, notice, hoursOf, now);
			if (next.to === 'sms') texted.push(notice);
			else climbed.push({ notice, climb: next });
		}
		for (const notices of Map.groupBy(texted, (notice) => notice.guardianId).values()) {
			climbed.push(...(await textOnce(app, tx, notices, queue, now)));
		}
		await recordClimbs(tx, climbed, now);
		return due.length;
	});
}

function nextStep(
	app: App,
	notice: Climbing,
	hoursOf: ReturnType<typeof hoursOfBatch>,
	now: Date
): Climb {
	const hours = hoursOf(notice);
	// Nobody is disturbed in hours that cannot be read, and the log says so.
	if (!hours) return { to: 'same', lookAt: new Date(now.getTime() + HOUR) };
	return climb(notice, deliverySettingsOrUsual(app, notice.school).ladder, hours, now);
}

/** One short message for all that climbs to it; refused, somebody calls. */
async function textOnce(
	app: App,
	tx: Tx,
	notices: readonly Climbing[],
	queue: typeof queueSms,
	now: Date
): Promise<Climbed[]> {
	const first = notices[0]!;
	const queued = await queue(app, tx, {
		schoolId: first.school.id,
		guardianId: first.guardianId,
		phone: first.phone!,
		locale: isLocale(first.locale) ? first.locale : DEFAULT_LOCALE,
		kind: notices.length === 1 ? first.kind : 'several',
		path: addressOf(notices),
		at: now,
		isUrgent: notices.some((notice) => notice.isUrgent)
	});
	return notices.map((notice) => {
		if (!queued.ok) return { notice, climb: { to: 'call', reason: queued.error.code } };
		const { callAfter } = deliverySettingsOrUsual(app, notice.school).ladder[notice.kind];
		const lookAt = new Date(now.getTime() + callAfter * 60_000);
		return { notice, climb: { to: 'sms', smsId: queued.value.smsId, lookAt } };
	});
}

/** The hours of each school narrowed by a family's own, read once for all that share them. */
function hoursOfBatch(app: App) {
	const known = new Map<string, ReturnType<typeof hoursOrNull>>();
	return ({ school, ownHours }: Climbing) => {
		const key = `${school.id} ${JSON.stringify(ownHours)}`;
		if (!known.has(key)) known.set(key, hoursOrNull(app, school, ownHours));
		return known.get(key)!;
	};
}
