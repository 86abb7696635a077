import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { survivingLoss } from './lost-connection';

/** Connections to a PostgreSQL server whose callers are never left waiting by a silent one. */
export interface WatchedPool {
	/** Runs work on the present connections. Rejects when the server stays silent meanwhile. */
	use<T>(work: (orm: PostgresJsDatabase) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

/** The database said nothing at all for too long. */
export class DatabaseSilentError extends Error {
	override name = 'DatabaseSilentError';
}

/** How often what is under way is looked at. */
const ROUND = 500;
/** How long a question may take that is answered without any work. */
const QUESTION = 5_000;

/**
 * Opens a pool that is looked after: when work has been under way for longer than `patience`, the
 * server is asked a question over a connection of its own. It answers: work is long, and goes on. It
 * does not (a frozen machine, a network that swallows everything): every connection is given up,
 * whoever waits for one is told, and new ones are opened.
 *
 * @param url address of the server
 * @param options.size connections at most
 * @param options.patience milliseconds
 */
export function watchedPool(url: string, options: { size: number; patience: number }): WatchedPool {
	const { size, patience } = options;
	let connections = openConnections(url, size, patience);
	/** Work under way, and how many more rounds it has before it is wondered at. */
	const underWay = new Set<{ rounds: number }>();
	const allowance = Math.ceil(patience / ROUND);
	let isAsking = false;

	async function look(): Promise<void> {
		for (const work of underWay) work.rounds -= 1;
		const late = [...underWay].filter(({ rounds }) => rounds < 0);
		if (late.length === 0 || isAsking) return;
		isAsking = true;
		const isAnswering = await answers(url, Math.min(patience, QUESTION));
		isAsking = false;
		if (isAnswering) {
			for (const work of late) work.rounds = allowance;
			return;
		}
		const silent = connections;
		connections = openConnections(url, size, patience);
		silent.giveUp();
	}
	const rounds = setInterval(() => void look(), ROUND);
	rounds.unref();

	return {
		use: async (work) => {
			const own = { rounds: allowance };
			underWay.add(own);
			const { orm, givenUp } = connections;
			try {
				return await Promise.race([work(orm), givenUp]);
			} finally {
				underWay.delete(own);
			}
		},
		close: async () => {
			clearInterval(rounds);
			await connections.client.end({ timeout: 5 });
		}
	};
}

function openConnections(url: string, size: number, patience: number) {
	const connect_timeout = patience / 1_000;
	const client = postgres(url, { max: size, connect_timeout, onnotice: () => {} });
	const { promise: givenUp, reject } = Promise.withResolvers<never>();
	givenUp.catch(() => {});
	return {
		client,
		orm: drizzle(survivingLoss(client)),
		givenUp,
		giveUp: () => {
			reject(new DatabaseSilentError('The database does not answer'));
			// What was sent on them and not answered may still be done, but nothing is added to it.
			void client.end({ timeout: 0 });
		}
	};
}

/** Whether the server says anything at all within the time (ms), be it a refusal. */
async function answers(url: string, time: number): Promise<boolean> {
	const own = postgres(url, { max: 1, connect_timeout: time / 1_000, onnotice: () => {} });
	let timer: NodeJS.Timeout | undefined;
	const silence = new Promise<boolean>((resolve) => {
		timer = setTimeout(() => resolve(false), time);
	});
	try {
		const answer = own`select 1`.then(
			() => true,
			(error: NodeJS.ErrnoException) => error.code !== 'CONNECT_TIMEOUT'
		);
		return await Promise.race([answer, silence]);
	} finally {
		clearTimeout(timer);
		void own.end({ timeout: 0 });
	}
}
