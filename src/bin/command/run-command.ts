import { ConfigError } from '$lib/server/config';

/** What the administrator asked for cannot be done; the message says why. */
export class RefusedError extends Error {
	override name = 'RefusedError';
}

/**
 * Runs an administrator's command. A failure is told in a sentence when it was foreseen, with its
 * trace when it is a bug, and by `usage` when the arguments are not those of the command.
 */
export function runCommand(main: () => Promise<void>, usage: string): void {
	main().catch((error: Error & { code?: string }) => {
		const isForeseen =
			error instanceof ConfigError ||
			['RefusedError', 'FolderLockedError', 'WrongInstallationError'].includes(error.name);
		const isBadArgument = error.code?.startsWith('ERR_PARSE_ARGS') ?? false;
		const said = isBadArgument
			? usage
			: isForeseen
				? error.message
				: (error.stack ?? error.message);
		process.stderr.write(`${said}\n`);
		process.exitCode = 1;
	});
}
