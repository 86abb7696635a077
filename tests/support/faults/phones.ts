import { parsePushPayload } from '../../../src/lib/domain/delivery/push-payload';
import { notificationFor, type ShownNotification } from '../../../src/lib/push/notification-for';
import type { Oracle } from '../closed-hours-oracle';
import type { ReceivedPush } from '../push-service';

/** Something that a device is to be told, once. */
export interface Thing {
	deviceId: string;
	itemId: string;
	/** Where a notification of it alone leads. */
	path: string;
	/** From when on it may be told (ms). */
	from: number;
}

/** What the phones made of what the push services received. */
export interface Verdict {
	pushes: number;
	rings: number;
	/** Things that no phone rang for. */
	lost: Thing[];
	/** Rings that told nothing new. */
	shownTwice: ReceivedPush[];
	/** Pushes that came in a closed period, or that could have been kept into one. */
	inClosedHours: ReceivedPush[];
	/** Rings for what the device was not to be told of. */
	unexpected: ReceivedPush[];
}

/** A message as the push service took it, with the earliest instant that its sender may have read. */
export type TakenPush = ReceivedPush & { before: number };

/**
 * Plays what the push services received, in order, on phones that are switched on and never looked
 * at: the worker's own rule says whether they ring.
 * @param itemOf the item that a delivery is about, by the delivery's key
 */
export function playOnPhones(
	pushes: readonly TakenPush[],
	things: readonly Thing[],
	itemOf: ReadonlyMap<string, string>,
	oracle: Oracle
): Verdict {
	const screens = new Map<string, Map<string, ShownNotification>>();
	const untold = new Map(things.map((thing) => [`${thing.deviceId} ${thing.itemId}`, thing]));
	const expected = new Set(untold.keys());
	const verdict: Verdict = {
		...{ pushes: pushes.length, rings: 0 },
		...{ lost: [], shownTwice: [], inClosedHours: [], unexpected: [] }
	};
	for (const push of pushes) {
		if (isInClosedHours(push, oracle)) verdict.inClosedHours.push(push);
		const screen = screens.get(push.deviceId) ?? new Map<string, ShownNotification>();
		screens.set(push.deviceId, screen);
		const { options } = notificationFor(push.text, new Date(push.at), [...screen.values()]);
		screen.set(options.tag ?? '', { tag: options.tag ?? '', data: options.data });
		if (options.silent) continue;
		verdict.rings += 1;
		const told = toldBy(push).map((id) => `${push.deviceId} ${itemOf.get(id)}`);
		if (!told.every((key) => expected.has(key))) verdict.unexpected.push(push);
		else if (!told.some((key) => untold.has(key))) verdict.shownTwice.push(push);
		for (const key of told) untold.delete(key);
	}
	verdict.lost = [...untold.values()];
	return verdict;
}

/** Keys of the deliveries that a push tells of. */
function toldBy({ text }: ReceivedPush): string[] {
	const payload = parsePushPayload(text);
	return payload ? [payload.delivery, ...(payload.others ?? [])] : [];
}

/**
 * Whether each thing seems to have been told, by where notifications lead: to know when to go on
 * while nobody can look into the database.
 */
export function seemTold(pushes: readonly TakenPush[], things: readonly Thing[]): boolean {
	const byDevice = Map.groupBy(pushes, (push) => push.deviceId);
	return things.every(({ deviceId, path, from }) =>
		byDevice.get(deviceId)?.some(({ at, text }) => {
			const url = parsePushPayload(text)?.url ?? '';
			return at >= from && (url === '/' || path === url || path.startsWith(`${url}/`));
		})
	);
}

function isInClosedHours({ at, before, text, ttlSeconds }: TakenPush, oracle: Oracle): boolean {
	if (!oracle.isOpen(at)) return true;
	const closesAt = oracle.windowEnd(at)!;
	const keptUntil = before + ttlSeconds * 1_000;
	const said = Date.parse(parsePushPayload(text)?.closesAt ?? '');
	return keptUntil > closesAt || !(said <= closesAt);
}
