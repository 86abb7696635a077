import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { rows, type Database } from '../../../src/lib/server/db/client';
import { eq, sql } from 'drizzle-orm';
import { delivery, itemVersion } from '../../../src/lib/server/db/schema/item';
import type { Oracle } from '../closed-hours-oracle';
import type { Installation } from './fault-processes';
import { faultFamilies, writeThings, type FaultFamily } from './fault-school';
import { pause, type FaultSite } from './fault-site';
import { playOnPhones, seemTold, type Thing, type Verdict } from './phones';
import { randomFrom } from './random';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** A burst in the evening: two minutes before the closing, less than the lease of a batch. */
const LATE = 120 * SECOND;
/** Longer than a loop's pause: it has looked at the clock since. */
const LOOKED = 1_300;
const MOMENTS = ['before the answer', 'after the answer', 'any'] as const;

/** What killing made of the days. */
export interface KillReport extends Verdict {
	kills: number;
	/** Deliveries and versions that are not where they should be at the end; 0. */
	unsettled: number;
	/** What an index or a table says that it should not; empty. */
	corrupted: string[];
	seed: number;
}

/**
 * School days, each with a burst at the opening and one just before the closing, and in each burst
 * one process that is killed: before the push service answers the nth message, after it, or at any
 * moment. Killed processes are started again at once.
 *
 * @param options.families with more of them than a process has under way at one push service (100),
 *   some were not sent yet when it dies
 */
export async function killProcesses(
	site: FaultSite,
	installation: Installation,
	oracle: Oracle,
	{ kills, families, seed }: { kills: number; families: number; seed: number }
): Promise<KillReport> {
	const random = randomFrom(seed);
	const pick = (most: number) => Math.floor(random() * most);
	const { clock } = site;
	const days = daysFrom(clock.now(), Math.ceil(kills / 2), oracle);
	const things = await installation.look((db) =>
		writeDays(db, site, { days, writtenAt: clock.now(), families })
	);
	await Promise.all(installation.processes.map((one) => one.start()));

	let killed = 0;
	/** Kills one process in what happens next; resolves once it runs again. */
	const strike = async (): Promise<void> => {
		if (killed >= kills) return;
		killed += 1;
		const { processes } = installation;
		const victim = processes[pick(processes.length)]!;
		const moment = MOMENTS[pick(MOMENTS.length)]!;
		const strikeNow = () => victim.kill();
		if (moment === 'any') await pause(pick(600)).then(strikeNow);
		else await atPush(site, 1 + pick(families / 4), moment, strikeNow);
		await victim.start();
	};

	for (const { opening, closing } of days) {
		const told = () => things.filter((thing) => thing.from <= clock.now());
		const isTold = () => seemTold(site.taken, told());
		const striking = strike();
		clock.set(opening);
		await advance(site, isTold, opening + HOUR);
		await striking;

		const strikingAgain = strike();
		clock.set(closing - LATE);
		await strikingAgain;
		await site.quiet(LOOKED);
		// Too late to begin sending anything; what is under way ends.
		clock.set(closing - 9 * SECOND);
		await site.quiet(LOOKED);
		for (const later of [0, 10 * LATE]) {
			clock.set(closing + later);
			await site.quiet(LOOKED);
		}
	}
	const last = oracle.release(clock.now())!;
	clock.set(last);
	await advance(site, () => seemTold(site.taken, things), last + HOUR);
	// What a killed process had sent and not written is sent again.
	for (let later = 1; later <= 2; later += 1) {
		clock.set(last + later * HOUR);
		await site.quiet(LOOKED);
	}
	await Promise.all(installation.processes.map((one) => one.stop()));
	const unsettled = await installation.look(countUnsettled);
	const itemOf = await installation.look(itemsOfDeliveries);
	const corrupted = await installation.corruption();
	return {
		kills: killed,
		unsettled,
		corrupted,
		seed,
		...playOnPhones(site.taken, things, itemOf, oracle)
	};
}

type Day = { opening: number; closing: number };

function daysFrom(now: number, count: number, oracle: Oracle): Day[] {
	const days: Day[] = [];
	for (let at = now; days.length < count; at = days.at(-1)!.closing) {
		const opening = oracle.release(at)!;
		days.push({ opening, closing: oracle.windowEnd(opening)! });
	}
	return days;
}

/** All that will be said on these days, written before the first. */
async function writeDays(
	db: Database,
	site: FaultSite,
	given: { days: Day[]; writtenAt: number; families: number }
): Promise<Thing[]> {
	const { days, writtenAt } = given;
	const families = await faultFamilies(db, {
		count: given.families,
		services: [site.service],
		now: writtenAt,
		spreadMinutes: 0
	});
	const things: Thing[] = [];
	const write = async (kind: 'absence' | 'message', plannedAt: number, to: FaultFamily[]) =>
		things.push(...(await writeThings(db, to, { kind, writtenAt, plannedAt })));
	for (const { opening, closing } of days) {
		await write('absence', opening, families);
		await write('message', opening, families.slice(0, given.families / 2));
		await write('message', closing - LATE, families.slice(given.families / 3));
	}
	return things;
}

/**
 * Acts when so many more messages were taken: before the last is answered, or just after. Acts all
 * the same when they do not come, for a burst may be over before.
 */
export function atPush(
	site: FaultSite,
	count: number,
	moment: 'before the answer' | 'after the answer',
	act: () => Promise<void>
): Promise<void> {
	let left = count;
	return new Promise((resolve) => {
		const now = () => {
			clearTimeout(timer);
			site.onTaken(() => {});
			resolve(act());
		};
		const timer = setTimeout(now, 5_000);
		site.onTaken(() => {
			left -= 1;
			if (left !== 0) return;
			if (moment === 'before the answer') now();
			else setTimeout(now, 2);
		});
	});
}

/** Lets the clock go on, so many seconds at a time, until it is so or the limit (ms) is reached. */
export async function advance(
	{ clock }: FaultSite,
	isSo: () => boolean | Promise<boolean>,
	limit: number,
	seconds = 20
): Promise<void> {
	for (let round = 0; !(await isSo()) && clock.now() < limit; round += 1) {
		await pause(250);
		if (round > 3) clock.set(clock.now() + seconds * SECOND);
	}
}

/**
 * What is not released, announced and sent, and given back, or is there twice. What was seen in the
 * app needs no notification; what expired unseen is told in later rounds.
 */
export async function countUnsettled(db: Database): Promise<number> {
	return db.transaction(SYSTEM, async (tx) => {
		const [counted] = await rows<{ n: number }>(
			tx,
			sql`select (
				(select count(*) from item_version where released_at is null or announced_at is null) +
				(select count(*) from delivery d join item_version v on v.id = d.item_version_id
					where lease_until is not null or (state <> 'sent' and rounds = 0 and not exists (
						select 1 from item_seen s where s.item_id = v.item_id and s.account_id = d.account_id
					))) +
				(select count(*) from item_version v where not exists (
					select 1 from delivery d where d.item_version_id = v.id)) +
				(select count(*) from (select 1 from delivery group by item_version_id, subscription_id
					having count(*) > 1) twice)
			)::int as n`
		);
		return counted!.n;
	});
}

/** The item that each delivery is about. */
export async function itemsOfDeliveries(db: Database): Promise<Map<string, string>> {
	const found = await db.transaction(SYSTEM, (tx) =>
		tx
			.select({ id: delivery.id, itemId: itemVersion.itemId })
			.from(delivery)
			.innerJoin(itemVersion, eq(itemVersion.id, delivery.itemVersionId))
	);
	return new Map(found.map(({ id, itemId }) => [id, itemId]));
}
