import type { App } from '../app';
import type { Claimed } from './claim-due';
import type { Recorded } from './record-outcomes';
import { giveBack, putOff, sendGroup, type Present } from './send-group';

/** Requests under way at once to one push service. */
const LANES = 100;

/**
 * Sends groups to one push service, so many at once; the others have their own lanes, and do not
 * wait for it. A service that is silent for as many requests in a row as there are lanes is left
 * alone: what remains is put off. What a slow one leaves at the end of the lease is given back.
 *
 * @param until from then on nothing more is begun
 * @returns the outcomes, and what went wrong on our side: those deliveries come back when their
 *   lease ends
 */
export async function sendToService(
	app: App,
	groups: readonly Claimed[][],
	present: Present,
	until: Date
): Promise<{ recorded: Recorded[]; troubles: unknown[] }> {
	const recorded: Recorded[] = [];
	const troubles: unknown[] = [];
	let next = 0;
	let silent = 0;
	const lane = async () => {
		for (let group = groups[next++]; group; group = groups[next++]) {
			if (silent >= LANES) {
				recorded.push(...putOff(app, group));
				continue;
			}
			if (app.clock.now() >= until) {
				recorded.push(...giveBack(group));
				continue;
			}
			try {
				const sent = await sendGroup(app, group, present);
				recorded.push(...sent.recorded);
				if (sent.isAnswered) silent = 0;
				else if (sent.isAnswered === false) silent += 1;
			} catch (error) {
				troubles.push(error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(LANES, groups.length) }, lane));
	return { recorded, troubles };
}
