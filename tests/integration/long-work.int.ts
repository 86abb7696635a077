import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { longWork } from '../../src/lib/server/db/schema/long-work';
import { forgetExpired } from '../../src/lib/server/housekeeping/forget-expired';
import { followLongWork, takeWorkFile } from '../../src/lib/server/long-work/follow-long-work';
import { startLongWork, type LongWorkFile } from '../../src/lib/server/long-work/start-long-work';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = '2026-11-24T09:00:00Z';
const FILE: LongWorkFile = {
	bytes: new TextEncoder().encode('%PDF 1234 5678 9012'),
	mediaType: 'application/pdf',
	fileName: 'lettres.pdf'
};

let app: TestApp;
let story: SchoolStory;
beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	app.setNow(NOW);
	story = await schoolStory(app.db, { roles: ['secretary'] });
});

const start = (work: Parameters<typeof startLongWork>[3]) =>
	startLongWork(app, story.staff, { kind: 'letters', total: 500 }, work);
const follow = (id: string) => followLongWork(app, story.staff, id);
const stored = () => app.db.transaction(SYSTEM, (tx) => tx.select().from(longWork));

describe('work that takes longer than a page', () => {
	test('is followed step by step, and ends with a file', async () => {
		let goOn: () => void = () => {};
		const pause = new Promise<void>((resolve) => (goOn = resolve));
		const { started, ended } = await start(async (told) => {
			for (const done of [20, 40, 120]) told(done);
			await pause;
			return FILE;
		});
		await expect
			.poll(() => follow(started.id))
			.toMatchObject({ done: 120, total: 500, state: 'running', hasFile: false });
		expect(await takeWorkFile(app, story.staff, started.id, started.key)).toBeNull();
		goOn();
		await ended;
		expect(await follow(started.id)).toMatchObject({ done: 500, state: 'done', hasFile: true });
		for (const _ of [1, 2]) {
			expect(await takeWorkFile(app, story.staff, started.id, started.key)).toMatchObject({
				bytes: FILE.bytes,
				fileName: 'lettres.pdf'
			});
		}
	});

	test('keeps its file closed: the table says nothing of a letter, and another key opens nothing', async () => {
		const { started, ended } = await start(() => Promise.resolve(FILE));
		await ended;
		const [row] = await stored();
		expect(Buffer.from(row!.result!).includes('1234')).toBe(false);
		const other = started.key.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
		for (const key of [other, '', 'trop court'])
			expect(await takeWorkFile(app, story.staff, started.id, key)).toBeNull();
	});

	test('is nobody else’s', async () => {
		const { started, ended } = await start(() => Promise.resolve(FILE));
		await ended;
		const colleague = (await schoolStory(app.db, { roles: ['head'] })).staff;
		for (const other of [colleague, { ...colleague, schoolId: story.schoolId }]) {
			expect(await followLongWork(app, other, started.id)).toBeNull();
			expect(await takeWorkFile(app, other, started.id, started.key)).toBeNull();
		}
	});

	test('is forgotten after a quarter of an hour, and swept away', async () => {
		const { started, ended } = await start(() => Promise.resolve(FILE));
		await ended;
		app.setNow('2026-11-24T09:14:59Z');
		expect(await takeWorkFile(app, story.staff, started.id, started.key)).not.toBeNull();
		app.setNow('2026-11-24T09:15:00Z');
		expect(await takeWorkFile(app, story.staff, started.id, started.key)).toBeNull();
		expect(await follow(started.id)).toBeNull();
		app.setNow('2026-11-24T09:15:01Z');
		await forgetExpired(app);
		expect(await stored()).toEqual([]);
	});

	test('says that it failed, and leaves no file', async () => {
		const { started, ended } = await start((told) => {
			told(40);
			return Promise.reject(new Error('no font'));
		});
		await ended;
		expect(await follow(started.id)).toMatchObject({ done: 40, state: 'failed', hasFile: false });
	});

	test('is lost when the server that did it is gone, and says so', async () => {
		const { started } = await start(() => new Promise(() => {}));
		app.setNow('2026-11-24T09:05:00Z');
		expect(await follow(started.id)).toMatchObject({ state: 'lost' });
	});

	test('the next one sweeps what this person left', async () => {
		const { ended } = await start(() => Promise.resolve(FILE));
		await ended;
		app.setNow('2026-11-24T10:00:00Z');
		const next = await start(() => Promise.resolve(null));
		await next.ended;
		expect(await stored()).toHaveLength(1);
		expect(await follow(next.started.id)).toMatchObject({ state: 'done', hasFile: false });
	});
});
