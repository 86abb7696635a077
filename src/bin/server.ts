import compression from '@polka/compression';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { constants } from 'node:zlib';
import { ConfigError, readConfig } from '$lib/server/config';
import { takePosted } from '$lib/server/front/posted-elsewhere';

/**
 * Serves the build: Kit's handler behind compression, and an orderly end on SIGTERM and SIGINT
 * (requests under way finish, then the release loop, then the database).
 */
async function main(): Promise<void> {
	const config = readConfig(process.env);
	// Kit's handler reads the public address from the environment when it is loaded.
	process.env.ORIGIN = config.origin;
	// A big school's exports are a few tens of megabytes; Kit's own limit is half of one.
	process.env.BODY_SIZE_LIMIT ??= '64M';
	const built = new URL('../handler.js', import.meta.url).href;
	const { handler } = (await import(/* @vite-ignore */ built)) as {
		handler: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
	};
	const compress = compression({
		brotli: true,
		threshold: 512,
		params: { [constants.BROTLI_PARAM_QUALITY]: 9 }
	} as Parameters<typeof compression>[0]);

	const server = createServer((request, response) => {
		if (takePosted(request, response)) return;
		// Kit refuses a form that does not say which page it was on. A gateway has no page: what it
		// posts is believed for its secret alone. A browser always says, and is checked as before.
		if (request.url?.startsWith('/api/sms/')) request.headers.origin ??= config.origin;
		compress(request, response, () =>
			handler(request, response, () => {
				response.writeHead(404).end();
			})
		);
	});
	// Longer than the usual proxies' own, so that they never write to a socket we just closed.
	server.keepAliveTimeout = 75_000;
	server.on('error', (error: NodeJS.ErrnoException) => {
		const isTaken = error.code === 'EADDRINUSE';
		const place = `${config.host}:${config.port}`;
		process.stderr.write(
			isTaken
				? `Another program already listens on ${place}. Stop it, or give another PORT.\n`
				: `Cannot listen on ${place}: ${error.message}\n`
		);
		void end(1);
	});
	server.listen(config.port, config.host, () => {
		process.stdout.write(`Passerelle is at ${config.origin}\n`);
	});

	let isClosing = false;
	const close = () => {
		if (isClosing) return;
		isClosing = true;
		server.close(() => void end(0));
		server.closeIdleConnections();
		setTimeout(() => server.closeAllConnections(), 10_000).unref();
	};
	process.on('SIGTERM', close);
	process.on('SIGINT', close);
}

/** Lets the application give back what it holds (loop, database, folder), then ends the process. */
async function end(status: number): Promise<void> {
	const closing: Promise<void>[] = [];
	process.emit('passerelle:close' as 'exit', closing as never);
	await Promise.allSettled(closing);
	process.exit(status);
}

main().catch((error: Error) => {
	const isForeseen =
		error instanceof ConfigError ||
		['FolderLockedError', 'WrongInstallationError'].includes(error.name);
	process.stderr.write(`${isForeseen ? error.message : (error.stack ?? error.message)}\n`);
	process.exit(1);
});
