import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import { claimDue, type Batch, type Claimed } from './claim-due';
import { openWindows } from './open-windows';
import { recordOutcomes, type Recorded } from './record-outcomes';
import { sendToService } from './send-to-service';
import { watchStops } from './watch-stops';

/** Batches of one call: then releases have their turn. */
const BATCHES = 10;
const NOTHING: Batch = { claimed: [], leaseUntil: new Date(0) };

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
	const isStopped = watchStops(app);
	let batch = await claim(app);
	let recording: Promise<void> = Promise.resolve();
	for (let n = 1; batch.claimed.length > 0; n += 1) {
		count += batch.claimed.length;
		const isLast = n === BATCHES || troubles.length > 0;
		const [sent, next] = await Promise.all([
			send(app, batch, isStopped),
			isLast ? NOTHING : noted(claim(app), NOTHING)
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

function claim(app: App): Promise<Batch> {
	return app.db.transaction(SYSTEM, (tx) => claimDue(tx, app.clock.now()));
}

function record(app: App, { leaseUntil }: Batch, recorded: readonly Recorded[]): Promise<void> {
	return app.db.transaction(SYSTEM, (tx) => recordOutcomes(tx, recorded, leaseUntil));
}

async function send(app: App, { claimed }: Batch, isStopped: ReturnType<typeof watchStops>) {
	const groups = [...Map.groupBy(claimed, groupOf).values()];
	const services = [...Map.groupBy(groups, serviceOf).values()];
	const windowOf = openWindows(app);
	const sent = await Promise.all(
		services.map((groups) => sendToService(app, groups, { windowOf, isStopped }))
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
	const endpoint = first?.subscription?.endpoint ?? '';
	return URL.canParse(endpoint) ? new URL(endpoint).origin : '';
}
