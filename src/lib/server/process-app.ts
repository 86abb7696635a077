import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp, type App } from './app';
import { fileClock } from './adapters/system-clock/file-clock';
import { readConfig } from './config';
import type { InstallationKind } from './installation/installation';

/** Opens the application of this process from its environment. */
export function openProcessApp(): Promise<App> {
	const env = process.env;
	const installation: InstallationKind = env.PASSERELLE_DEMO === 'yes' ? 'demo' : 'production';
	const clock =
		__TEST_CLOCK__ && env.PASSERELLE_TEST_CLOCK ? fileClock(env.PASSERELLE_TEST_CLOCK) : undefined;
	return createApp(readConfig(env), migrationsFolder(), installation, clock ? { clock } : {});
}

/** The SQL migrations: beside the build when built, at the project's root otherwise. */
export function migrationsFolder(): string {
	let folder = dirname(fileURLToPath(import.meta.url));
	while (!existsSync(join(folder, 'drizzle', 'meta', '_journal.json'))) {
		const parent = dirname(folder);
		if (parent === folder) throw new Error('The drizzle folder with the migrations is missing.');
		folder = parent;
	}
	return join(folder, 'drizzle');
}
