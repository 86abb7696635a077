import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** What the thread answers: what was asked of it, or why not. */
type Said<Answer> = { id: number; error?: string; step?: number } & Answer;
type Waiting<Answer> = {
	resolve(answer: Answer): void;
	reject(error: Error): void;
	told(step: number): void;
};

export interface WorkingThread<Answer> {
	/** Asks for one thing, which may be told step by step; rejects when it failed or took too long. */
	ask(question: object, told?: (step: number) => void): Promise<Answer>;
	/** Ends the thread; what it was asked for is rejected. */
	close(): Promise<void>;
}

/**
 * A thread that starts with the first thing asked of it and does one after the other. It takes
 * `{ id, … }` and answers `{ id, … }`, or `{ id, error }` for what cannot be done; before that, it may
 * say `{ id, step }` of what takes long. Whatever else goes wrong in it, a step that takes too long
 * included, ends the thread and what it was asked for; the next question starts another. Waiting for
 * one's turn is not taking long.
 *
 * @param name file of `src/bin`, without its ending
 * @param options.data what the thread is started with
 * @param options.patience milliseconds that one thing, or a step of it, may take once its turn has come,
 *   the start of the thread included
 * @param options.idle milliseconds without a question after which the thread goes, and its memory with it
 */
export function workingThread<Answer extends object>(
	name: string,
	options: { data(): object; patience: number; idle: number }
): WorkingThread<Answer> {
	const { patience, idle } = options;
	let thread: Worker | null = null;
	/** Until when the thread may say nothing: for what it is doing, else for the next question. */
	let silence: NodeJS.Timeout | null = null;
	let count = 0;
	const waiting = new Map<number, Waiting<Answer>>();

	const expect = (milliseconds: number, otherwise: string): NodeJS.Timeout => {
		if (silence) clearTimeout(silence);
		return (silence = setTimeout(() => void end(new Error(otherwise)), milliseconds));
	};
	const turn = () => expect(patience, `What ${name} was asked for took too long.`);

	const end = async (error: Error): Promise<void> => {
		const ended = thread;
		thread = null;
		if (silence) clearTimeout(silence);
		for (const { reject } of waiting.values()) reject(error);
		waiting.clear();
		await ended?.terminate();
	};
	const start = (): Worker => {
		const worker = new Worker(threadFile(name), { workerData: options.data(), execArgv: [] });
		worker.unref();
		const fail = (error: Error) => {
			if (thread === worker) void end(error);
		};
		worker.on('error', fail);
		worker.on('exit', () => fail(new Error(`The thread of ${name} has ended.`)));
		worker.on('message', ({ id, error, step, ...answer }: Said<Answer>) => {
			if (thread !== worker) return;
			const asked = waiting.get(id);
			if (step !== undefined) {
				turn();
				asked?.told(step);
				return;
			}
			waiting.delete(id);
			if (error === undefined) asked?.resolve(answer as unknown as Answer);
			else asked?.reject(new Error(error));
			if (waiting.size > 0) turn();
			else expect(idle, `The thread of ${name} rests.`).unref();
		});
		return worker;
	};

	return {
		ask: (question, told = () => {}) =>
			new Promise<Answer>((resolve, reject) => {
				thread ??= start();
				if (waiting.size === 0) turn();
				const id = ++count;
				waiting.set(id, { resolve, reject, told });
				thread.postMessage({ ...question, id });
			}),
		close: () => end(new Error('The server is closing.'))
	};
}

/** The thread's file: among the entry points of the build, or of the sources where there is none. */
function threadFile(name: string): string {
	let folder = dirname(fileURLToPath(import.meta.url));
	for (;;) {
		for (const ending of ['.js', '.ts']) {
			const file = join(folder, 'bin', `${name}${ending}`);
			if (existsSync(file)) return file;
		}
		const parent = dirname(folder);
		if (parent === folder) throw new Error(`${name} is missing from the build.`);
		folder = parent;
	}
}
