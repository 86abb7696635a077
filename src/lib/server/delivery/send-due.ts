import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import { claimDue, type Claimed } from './claim-due';
import { openWindows } from './open-windows';
import { recordOutcomes } from './record-outcomes';
import { sendToService } from './send-to-service';

/**
 * Sends a batch of due deliveries. What one device has to be told of one child goes as one
 * notification. Nothing is sent in a closed period: it is planned again for the next opening.
 *
 * @returns how many deliveries were dealt with; more may be due while it is not 0
 */
export async function sendDue(app: App): Promise<number> {
	const now = app.clock.now();
	const { claimed, leaseUntil } = await app.db.transaction(SYSTEM, (tx) => claimDue(tx, now));
	if (claimed.length === 0) return 0;
	const groups = [...Map.groupBy(claimed, groupOf).values()];
	const windowOf = openWindows(app);
	const services = [...Map.groupBy(groups, serviceOf).values()];
	const sent = await Promise.all(services.map((groups) => sendToService(app, groups, windowOf)));
	const recorded = sent.flatMap((one) => one.recorded);
	await app.db.transaction(SYSTEM, (tx) => recordOutcomes(tx, recorded, leaseUntil));
	const [trouble] = sent.flatMap((one) => one.troubles);
	if (trouble) throw trouble;
	return claimed.length;
}

function groupOf({ id, subscription, subjectId }: Claimed): string {
	return subscription ? `${subscription.id} ${subjectId}` : id;
}

/** The origin of a group's push service; none when the device was forgotten. */
function serviceOf([first]: readonly Claimed[]): string {
	const endpoint = first?.subscription?.endpoint ?? '';
	return URL.canParse(endpoint) ? new URL(endpoint).origin : '';
}
