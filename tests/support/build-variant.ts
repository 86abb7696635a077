import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = ['src', 'messages', 'static', 'drizzle'];
const SETTINGS = ['package-lock.json', 'svelte.config.js', 'vite.config.ts'];

/** A build that journeys and benches use; production's is `npm run build`. */
export type Variant = 'e2e' | 'hydrated';

/** Folder of a variant of the build. */
export function buildFolder(variant: Variant): string {
	return join(ROOT, `build-${variant}`);
}

/** Whether the variant is built, and nothing that it is made from changed since. */
export function isBuilt(variant: Variant): boolean {
	const entry = join(buildFolder(variant), 'bin/server.js');
	if (!existsSync(entry)) return false;
	const built = statSync(entry).mtimeMs;
	const sources = SOURCES.flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
			join(folder, name)
		)
	).filter((name) => !name.endsWith('.spec.ts'));
	return [...sources, ...SETTINGS].every((name) => statSync(join(ROOT, name)).mtimeMs <= built);
}

/**
 * Builds a variant of the application.
 * @throws with what the build said when it failed
 */
export function buildVariant(variant: Variant): void {
	const { status, stdout, stderr } = spawnSync('npm', ['run', 'build', '--silent'], {
		cwd: ROOT,
		env: { ...process.env, PASSERELLE_BUILD: variant, NODE_ENV: 'production' },
		encoding: 'utf8'
	});
	if (status !== 0) throw new Error(`The ${variant} build failed.\n${stdout}${stderr}`);
}
