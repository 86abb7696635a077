import { parsePgArray } from 'drizzle-orm/pg-core';
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

/** text[], varchar[] and uuid[], of pg_type. */
const ARRAYS = [1009, 1015, 2951];
/**
 * The driver does not ask for the array types at each connection: nobody waits for that question,
 * and when the connection is lost meanwhile, its rejection ends the process (postgres.js 3.4.9,
 * connection.js, fetchArrayTypes). Those that we read are named instead; none of them holds a null.
 */
const SETTINGS = {
	onnotice: () => {},
	fetch_types: false,
	types: {
		array: {
			to: 1009,
			from: ARRAYS,
			serialize: (value: unknown) => value,
			parse: (text: string) => parsePgArray(text) as unknown
		}
	}
};

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
			const { orm, waiting } = connections;
			// A promise of its own: one that lives as long as the pool would keep every result.
			const { promise: givenUp, reject } = Promise.withResolvers<never>();
			waiting.add(reject);
			try {
				return await Promise.race([work(orm), givenUp]);
			} finally {
				underWay.delete(own);
				waiting.delete(reject);
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
	const client = postgres(url, { ...SETTINGS, max: size, connect_timeout });
	/** How to tell those whose work is under way. */
	const waiting = new Set<(error: Error) => void>();
	return {
		client,
		orm: drizzle(survivingLoss(client)),
		waiting,
		giveUp: () => {
			const error = new DatabaseSilentError('The database does not answer');
			for (const tell of waiting) tell(error);
			// What was sent on them and not answered may still be done, but nothing is added to it.
			void client.end({ timeout: 0 });
		}
	};
}

/** Whether the server says anything at all within the time (ms), be it a refusal. */
async function answers(url: string, time: number): Promise<boolean> {
	const own = postgres(url, { ...SETTINGS, max: 1, connect_timeout: time / 1_000 });
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
