import { eq, lte, sql, type SQL } from 'drizzle-orm';
import { FILE_KEPT, SILENCE_MAX, type LongWorkKind } from '../../domain/long-work/long-work';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { longWork } from '../db/schema/long-work';
import { newFileKey, sealFile } from './sealed-file';

/** What long work ends with. */
export interface LongWorkFile {
	bytes: Uint8Array;
	/** `application/pdf`. */
	mediaType: string;
	fileName: string;
}

/** What the page needs to follow it and to take its file; the key is kept nowhere else. */
export interface StartedWork {
	id: string;
	kind: LongWorkKind;
	total: number;
	key: string;
}

/**
 * Starts work that takes longer than a page, and lets the page go: it asks how far the work is
 * (`/mediation/travaux/<id>`), and takes its file within a quarter of an hour.
 *
 * @param asked.total how many things there are to do
 * @param work does them; it calls `told` with how many are done, as often as it likes, and ends with a
 *   file, or null where there is none. What it throws is written to the log, and the page is told that
 *   it failed: it must leave nothing half done
 * @returns `started` for the page, and `ended`, which never rejects, for whoever waits
 */
export async function startLongWork(
	app: App,
	actor: StaffActor,
	asked: { kind: LongWorkKind; total: number },
	work: (told: (done: number) => void) => Promise<LongWorkFile | null>
): Promise<{ started: StartedWork; ended: Promise<void> }> {
	const startedAt = app.clock.now();
	const { id } = await app.db.transaction(actor, async (tx) => {
		await tx.delete(longWork).where(lte(longWork.expiresAt, startedAt));
		const [row] = await tx
			.insert(longWork)
			.values({
				schoolId: actor.schoolId,
				staffId: actor.staffId,
				...asked,
				state: 'running',
				startedAt,
				expiresAt: after(startedAt, SILENCE_MAX)
			})
			.returning({ id: longWork.id });
		return row!;
	});
	const key = newFileKey();
	const save = (change: Change) =>
		app.db.transaction(actor, (tx) => tx.update(longWork).set(change).where(eq(longWork.id, id)));
	const progress = progressWriter((done) =>
		save({ done, expiresAt: after(app.clock.now(), SILENCE_MAX) })
	);

	const run = async (): Promise<void> => {
		try {
			const file = await work(progress.told);
			await progress.written();
			const endedAt = app.clock.now();
			await save({
				state: 'done',
				done: asked.total,
				endedAt,
				expiresAt: after(endedAt, FILE_KEPT),
				...(file && {
					result: asText(sealFile(file.bytes, key)),
					mediaType: file.mediaType,
					fileName: file.fileName
				})
			});
		} catch (error) {
			app.log.error({ error: (error as Error).name, work: asked.kind }, 'long work failed');
			await progress.written().catch(() => {});
			const endedAt = app.clock.now();
			// A database that is gone cannot be told: the page sees that nothing comes any more.
			await save({ state: 'failed', endedAt, expiresAt: after(endedAt, FILE_KEPT) }).catch(
				() => {}
			);
		}
	};
	return { started: { id, key, ...asked }, ended: run() };
}

type Change = Partial<Omit<typeof longWork.$inferInsert, 'result'> & { result: SQL }>;

/** PGlite writes and reads millions of bytes ten times faster as base64 than as bytes. */
function asText(bytes: Uint8Array): SQL {
	return sql`decode(${Buffer.from(bytes).toString('base64')}, 'base64')`;
}

const after = (instant: Date, milliseconds: number) => new Date(instant.getTime() + milliseconds);

/** Writes the last number told, one write at a time: those told meanwhile are skipped. */
function progressWriter(write: (done: number) => Promise<unknown>) {
	let latest = 0;
	let writing: Promise<void> | null = null;
	const writeAll = async () => {
		let written: number;
		do {
			written = latest;
			await write(written);
		} while (written !== latest);
	};
	return {
		told: (done: number) => {
			latest = done;
			writing ??= writeAll().finally(() => (writing = null));
			// Whoever waits for what is written is told; nobody else has to be.
			writing.catch(() => {});
		},
		written: async () => {
			await writing;
		}
	};
}
