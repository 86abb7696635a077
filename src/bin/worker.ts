import { ConfigError } from '$lib/server/config';
import { openProcessApp } from '$lib/server/process-app';
import { startReleaseLoop } from '$lib/server/release/release-loop';

/**
 * Releases and sends beside the servers, on PostgreSQL: as many of these processes as wanted share
 * the work. The embedded database has one process, the server, which does it itself.
 */
async function main(): Promise<void> {
	if (!process.env.DATABASE_URL) {
		throw new ConfigError(
			'The worker needs DATABASE_URL: with the embedded database the server releases by itself.'
		);
	}
	const app = await openProcessApp();
	const loop = startReleaseLoop(app);
	app.log.info('the worker releases and sends');
	let isClosing = false;
	const close = async () => {
		if (isClosing) return;
		isClosing = true;
		await loop.stop();
		await app.close();
		process.exit(0);
	};
	process.on('SIGTERM', () => void close());
	process.on('SIGINT', () => void close());
}

main().catch((error: Error) => {
	const isForeseen = error instanceof ConfigError || error.name === 'WrongInstallationError';
	process.stderr.write(`${isForeseen ? error.message : (error.stack ?? error.message)}\n`);
	process.exit(1);
});
