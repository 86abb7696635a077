import { setTimeout as pause } from 'node:timers/promises';
import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import { claimDue, type Batch, type Claimed, type Place } from './claim-due';
import { openWindows } from './open-windows';
import { recordOutcomes, type Recorded } from './record-outcomes';
import type { Present } from './send-group';
import { sendToService } from './send-to-service';
import { watchStops } from './watch-stops';

/** Batches of one call: then releases have their turn. */
const BATCHES = 10;
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
 * While a batch is sent, the next one is taken and the outcomes of the last are written: at most
 * three are in memory.
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
	let count = 0;
	const present = { windowOf: openWindows(app), isStopped: watchStops(app) };
	let batch = await claim(app, null);
	let recording: Promise<void> = Promise.resolve();
	for (let n = 1; batch.claimed.length > 0; n += 1) {
		count += batch.claimed.length;
		const isLast = n === BATCHES || troubles.length > 0;
		const [sent, next] = await Promise.all([
			send(app, batch, present),
			isLast ? NOTHING : noted(claim(app, batch.end), NOTHING)
		]);
		troubles.push(...sent.troubles);
		await recording;
		recording = noted(record(app, batch, sent.recorded), undefined);
		batch = next;
	}
	await recording;
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
async function record(app: App, { leaseUntil }: Batch, recorded: Recorded[]): Promise<void> {
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

async function send(app: App, { claimed, leaseUntil }: Batch, present: Present) {
	const groups = [...Map.groupBy(claimed, groupOf).values()];
	const services = [...Map.groupBy(groups, serviceOf).values()];
	const until = new Date(leaseUntil.getTime() - LEASE_MARGIN);
	const sent = await Promise.all(
		services.map((groups) => sendToService(app, groups, present, until))
	);
	return {
		recorded: sent.flatMap((one) => one.recorded),
		troubles: sent.flatMap((one) => one.troubles)
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
