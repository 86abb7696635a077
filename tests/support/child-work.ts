import { fork, type ChildProcess } from 'node:child_process';

/** A process of a bench that answers by messages. It ends with this one. */
export interface ChildWork {
	/** Sends a message and resolves with the next one that comes back. */
	ask<Answer>(message: unknown): Promise<Answer>;
	/** The first message, which it sends by itself. */
	readonly first: Promise<unknown>;
	ended(): Promise<void>;
	stop(): void;
}

/** Starts a built entry. A process that ends before it answered rejects what waits for it. */
export function startChild(
	entry: string,
	env: Record<string, string>,
	execArgv: string[] = []
): ChildWork {
	const child = fork(entry, [], { env: { ...process.env, ...env }, execArgv });
	const first = nextMessage(child);
	return {
		first,
		ask: async <Answer>(message: unknown) => {
			await first;
			const answer = nextMessage(child);
			child.send(message as object);
			return (await answer) as Answer;
		},
		ended: () =>
			new Promise((resolve) =>
				child.exitCode === null ? child.once('exit', () => resolve()) : resolve()
			),
		stop: () => void child.kill('SIGKILL')
	};
}

function nextMessage(child: ChildProcess): Promise<unknown> {
	return new Promise((resolve, reject) => {
		const onExit = (code: number | null) => reject(new Error(`A process ended with ${code}.`));
		child.once('exit', onExit);
		child.once('message', (message) => {
			child.off('exit', onExit);
			resolve(message);
		});
	});
}
