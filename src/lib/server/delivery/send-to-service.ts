import type { App } from '../app';
import type { Claimed } from './claim-due';
import type { Recorded } from './record-outcomes';
import { giveBack, putOff, sendGroup, type Present } from './send-group';

/** Requests under way at once to one push service. */
const LANES = 100;

/** The outcomes, and what went wrong on our side: those come back when their lease ends. */
export type Sent = { recorded: Recorded[]; troubles: unknown[] };

/** Groups of one batch that go to one push service. */
interface Share {
	groups: readonly Claimed[][];
	next: number;
	/** From then on nothing more is begun. */
	until: Date;
	/** Groups that have no outcome yet. */
	left: number;
	sent: Sent;
	done(sent: Sent): void;
}

/**
 * The way to one push service, for batch after batch: so many requests at once, the next batch
 * beginning while the last answers of the one before come in. Other services have their own way, and
 * do not wait for this one. A service that is silent for as many requests in a row as there are lanes
 * is left alone: what remains is put off. What a slow one leaves at the end of a lease is given back.
 */
export function wayToService(
	app: App,
	present: Present
): (groups: readonly Claimed[][], until: Date) => Promise<Sent> {
	const shares: Share[] = [];
	let lanes = 0;
	let silent = 0;

	async function sendOne(group: readonly Claimed[], { until, sent }: Share): Promise<void> {
		if (silent >= LANES) return void sent.recorded.push(...putOff(app, group));
		if (app.clock.now() >= until) return void sent.recorded.push(...giveBack(group));
		try {
			const { recorded, isAnswered } = await sendGroup(app, group, present);
			sent.recorded.push(...recorded);
			if (isAnswered) silent = 0;
			else if (isAnswered === false) silent += 1;
		} catch (error) {
			sent.troubles.push(error);
		}
	}

	async function lane(): Promise<void> {
		for (let share = shares[0]; share; share = shares[0]) {
			const group = share.groups[share.next++]!;
			if (share.next === share.groups.length) shares.shift();
			await sendOne(group, share);
			share.left -= 1;
			if (share.left === 0) share.done(share.sent);
		}
		lanes -= 1;
	}

	return (groups, until) =>
		new Promise((done) => {
			const sent: Sent = { recorded: [], troubles: [] };
			shares.push({ groups, next: 0, until, left: groups.length, sent, done });
			for (; lanes < LANES && shares.length > 0; lanes += 1) void lane();
		});
}
