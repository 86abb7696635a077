import { setTimeout as pause } from 'node:timers/promises';
import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import { claimDue, type Batch, type Claimed, type Place } from './claim-due';
import { openWindows } from './open-windows';
import { recordOutcomes, type Recorded } from './record-outcomes';
import { wayToService, type Sent } from './send-to-service';
import { watchStops } from './watch-stops';

/** Batches of one call: then releases have their turn. */
const BATCHES = 10;
/** Batches under way at once: one that ends, and the next. */
const SENT_AT_ONCE = 2;
/**
 * Before the end of the lease nothing more is begun: a request takes ten seconds at most, and then
 * there is time to write what became of it.
 */
const LEASE_MARGIN = 20_000;
/** Milliseconds between two attempts to write outcomes, and for how long in all. */
const FIRST_WAIT = 250;
const LONGEST_WAIT = 5_000;
const KEPT_FOR = 60_000;
const NOTHING: Batch = { claimed: [], leaseUntil: new Date(0), end: null };

/**
 * Sends due deliveries, some batches of them. What one device has to be told of one child goes as
 * one notification. Nothing is sent in a closed period: it is planned again for the next opening.
 *
 * A batch is taken while the one before is sent, which begins while the last answers of the one
 * before that come in, while the outcomes of an earlier one are written: at most four are in memory.
 *
 * @returns how many deliveries were dealt with; more may be due while it is not 0
 */
export async function sendDue(app: App): Promise<number> {
	const troubles: unknown[] = [];
	const noted = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
		work.catch((error: unknown) => {
			troubles.push(error);
			return otherwise;
		});
	const send = sender(app);
	/** Of the last batches, the oldest first: when they were sent, and when that was written. */
	const sending: Promise<void>[] = [];
	const recording: Promise<void>[] = [];
	let count = 0;
	let batch = await claim(app, null);
	for (let n = 0; batch.claimed.length > 0; n += 1) {
		count += batch.claimed.length;
		if (sending.length === SENT_AT_ONCE) await sending.shift();
		if (recording.length === SENT_AT_ONCE + 1) await recording.shift();
		const { leaseUntil } = batch;
		const sent = send(batch);
		sending.push(sent.then(() => {}));
		recording.push(
			sent.then(({ recorded, troubles: ofBatch }) => {
				troubles.push(...ofBatch);
				return noted(record(app, leaseUntil, recorded), undefined);
			})
		);
		const isLast = n + 1 === BATCHES || troubles.length > 0;
		batch = isLast ? NOTHING : await noted(claim(app, batch.end), NOTHING);
	}
	await Promise.all(recording);
	if (troubles.length > 0) throw troubles[0];
	return count;
}

function claim(app: App, after: Place): Promise<Batch> {
	return app.db.transaction(SYSTEM, (tx) => claimDue(tx, app.clock.now(), after));
}

/**
 * Writes the outcomes of a batch. When the database fails (it is being restarted), what was accepted
 * must not be sent again: the outcomes are kept and tried again, for as long as nobody else may take
 * the deliveries, and no longer than a process is given to stop.
 */
async function record(app: App, leaseUntil: Date, recorded: readonly Recorded[]): Promise<void> {
	let waited = 0;
	for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
		try {
			return await app.db.transaction(SYSTEM, (tx) => recordOutcomes(tx, recorded, leaseUntil));
		} catch (error) {
			const isOver = app.clock.now() >= leaseUntil || waited > KEPT_FOR;
			if (isOver) throw error;
			app.log.warn({ error: (error as Error).name }, 'what was sent is not written yet');
			await pause(wait);
			waited += wait;
		}
	}
}

/** Sends batches, each push service having its own way. Never rejects. */
function sender(app: App): (batch: Batch) => Promise<Sent> {
	const present = { windowOf: openWindows(app), isStopped: watchStops(app) };
	const ways = new Map<string, ReturnType<typeof wayToService>>();
	return async ({ claimed, leaseUntil }) => {
		const groups = [...Map.groupBy(claimed, groupOf).values()];
		const until = new Date(leaseUntil.getTime() - LEASE_MARGIN);
		const shares = [...Map.groupBy(groups, serviceOf)].map(([service, ofService]) => {
			const way = ways.get(service) ?? wayToService(app, present);
			ways.set(service, way);
			return way(ofService, until);
		});
		const sent = await Promise.all(shares);
		return {
			recorded: sent.flatMap((one) => one.recorded),
			troubles: sent.flatMap((one) => one.troubles)
		};
	};
}

/** What is urgent goes by itself: the rest has to end with the window. */
function groupOf({ id, subscription, subjectId, isUrgent }: Claimed): string {
	return subscription ? `${subscription.id} ${subjectId} ${isUrgent}` : id;
}

/** The origin of a group's push service; none when the device was forgotten. */
function serviceOf([first]: readonly Claimed[]): string {
	return URL.parse(first?.subscription?.endpoint ?? '')?.origin ?? '';
}
