import { eq } from 'drizzle-orm';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { createApp, type App } from '../../src/lib/server/app';
import { readConfig } from '../../src/lib/server/config';
import { openServerDatabase } from '../../src/lib/server/db/server';
import { school } from '../../src/lib/server/db/schema/directory';
import { item, itemVersion } from '../../src/lib/server/db/schema/item';
import { planRelease } from '../../src/lib/server/release/plan-release';
import { doWhatIsDue } from '../../src/lib/server/release/release-loop';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { startBenchDatabase, type BenchDatabase } from '../support/bench-database';
import { MIGRATIONS } from '../support/migrations';

const FEW = 10_000;
const MANY = 1_000_000;
const WARM_UPS = 50;
const RUNS = 400;
/** Saturday, when nothing is released; and Monday's opening. */
const SATURDAY = new Date('2026-09-12T10:00:00Z');
const OPENING = new Date('2026-09-14T05:00:00Z');
const LATER = '2026-09-15T05:00:00Z';

/**
 * What it costs to plan one thing written on a Saturday and to release it on Monday, while 10 000
 * and then 1 000 000 others are held for Tuesday. Both are measured on databases of one server, in
 * turn, and the medians are compared.
 */
export async function run(): Promise<object> {
	const [few, many] = [await hold(FEW), await hold(MANY)];
	try {
		const times = { few: [] as number[], many: [] as number[] };
		for (let n = -WARM_UPS; n < RUNS; n += 1) {
			const [a, b] = [await planAndRelease(few), await planAndRelease(many)];
			if (n < 0) continue;
			times.few.push(a);
			times.many.push(b);
		}
		const [fewMs, manyMs] = [median(times.few), median(times.many)];
		return {
			held: [FEW, MANY],
			fewMilliseconds: round(fewMs),
			manyMilliseconds: round(manyMs),
			ratio: round(manyMs / fewMs),
			released: await few.count(),
			releasedOfMany: await many.count()
		};
	} finally {
		await few.close();
		await many.close();
	}
}

interface Held {
	app: App;
	setNow(instant: Date): void;
	story: SchoolStory;
	/** Versions released so far. */
	count(): Promise<number>;
	close(): Promise<void>;
}

/** An installation where so many items are held. */
async function hold(count: number): Promise<Held> {
	const database: BenchDatabase = await startBenchDatabase();
	const db = await openServerDatabase(
		{ url: database.env.DATABASE_URL, ownerUrl: database.env.DATABASE_OWNER_URL, poolSize: 2 },
		MIGRATIONS
	);
	let present = SATURDAY;
	const config = readConfig({ ORIGIN: 'https://passerelle.example.org', LOG_LEVEL: 'error' });
	const clock = { now: () => present };
	const app = await createApp(config, MIGRATIONS, 'production', { clock, db });
	const story = await schoolStory(db, { now: SATURDAY });
	await database.admin.unsafe(`
		with held as (
			insert into item (school_id, kind, pupil_id, created_at)
				select '${story.schoolId}', 'message', '${story.pupilId}', now()
				from generate_series(1, ${count}) returning id
		)
		insert into item_version
				(item_id, school_id, number, change, content, entered_at, received_at, planned_at)
			select id, '${story.schoolId}', 1, 'create', '{}', now(), now(), '${LATER}' from held;
		analyze;`);
	return {
		app,
		setNow: (instant) => {
			present = instant;
		},
		story,
		count: async () => {
			const [row] = await database.admin`
				select count(*)::int as n from item_version
				where released_at is not null and announced_at is not null`;
			return row!.n as number;
		},
		close: async () => {
			await app.close();
			await database.stop();
		}
	};
}

/** @returns milliseconds from the writing to the end of the release, the wait left out */
async function planAndRelease({ app, setNow, story }: Held): Promise<number> {
	setNow(SATURDAY);
	const startedAt = performance.now();
	await app.db.transaction(SYSTEM, async (tx) => {
		const [row] = await tx.select().from(school).where(eq(school.id, story.schoolId));
		const plan = planRelease(row!, SATURDAY);
		if (!plan.ok) throw new Error(plan.error.code);
		const [written] = await tx
			.insert(item)
			.values({
				schoolId: story.schoolId,
				kind: 'message',
				pupilId: story.pupilId,
				createdAt: SATURDAY
			})
			.returning();
		await tx.insert(itemVersion).values({
			itemId: written!.id,
			schoolId: story.schoolId,
			number: 1,
			change: 'create',
			content: {},
			enteredAt: SATURDAY,
			receivedAt: SATURDAY,
			...plan.value
		});
	});
	setNow(OPENING);
	while ((await doWhatIsDue(app)) > 0);
	return performance.now() - startedAt;
}

function median(values: number[]): number {
	return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
