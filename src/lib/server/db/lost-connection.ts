import type postgres from 'postgres';

/** Codes by which the driver says that a connection is no more. */
const LOST = new Set([
	...['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED'],
	...['ECONNRESET', 'EPIPE', 'ETIMEDOUT']
]);

/**
 * The driver, but for transactions whose connection is lost half-way. It would write what follows (the
 * rollback, to begin with) to a socket that is gone, and end the whole process with an uncaught
 * TypeError (postgres.js 3.4.9, connection.js, nextWrite). Here nothing more is written on a lost
 * connection: the server has rolled back by itself, and the transaction rejects as it should.
 */
export function survivingLoss(client: postgres.Sql): postgres.Sql {
	const begin = <T>(work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> => {
		let isLost = false;
		const running = client.begin(async (sql) => {
			try {
				const value = await work(refusing(sql, () => isLost));
				return isLost ? await never() : value;
			} catch (error) {
				// The driver rejects the transaction itself as soon as the socket has closed.
				if (isLost || isLoss(error)) return await never();
				throw error;
			}
		}) as Promise<T>;
		running.catch(() => (isLost = true));
		return running;
	};
	return new Proxy(client, {
		get: (target, key) => (key === 'begin' ? begin : Reflect.get(target, key))
	});
}

/** The statements of a transaction, refused once its connection is lost. */
function refusing(sql: postgres.TransactionSql, isLost: () => boolean): postgres.TransactionSql {
	const refuse = () => {
		if (isLost())
			throw Object.assign(new Error('The connection is lost'), { code: 'CONNECTION_CLOSED' });
	};
	return new Proxy(sql, {
		apply: (target, self, parts) => {
			refuse();
			return Reflect.apply(target, self, parts) as unknown;
		},
		get: (target, key) => {
			refuse();
			return Reflect.get(target, key);
		}
	});
}

/** Never settles, and is forgotten with the transaction. */
function never(): Promise<never> {
	return new Promise(() => {});
}

/** Whether an error, or what caused it, means that the connection is lost or about to be. */
function isLoss(error: unknown): boolean {
	for (let e = error; e instanceof Error; e = e.cause as unknown) {
		const { code, severity_local: local, severity } = e as Error & Record<string, unknown>;
		// The driver writes the statement on whatever error ended it.
		if (LOST.has(String(code)) && 'query' in e) return true;
		if ([local, severity].some((one) => one === 'FATAL' || one === 'PANIC')) return true;
	}
	return false;
}
