import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, isRunnableDevEnvironment } from 'vite';
import { shared } from '../support/vite-settings.ts';

/** A bench measures one thing and returns its numbers. */
interface Bench {
	run(options: { long: boolean }): Promise<object>;
}

const SUFFIX = '.bench.ts';
const names = readdirSync(import.meta.dirname)
	.filter((file) => file.endsWith(SUFFIX))
	.map((file) => file.slice(0, -SUFFIX.length))
	.sort();
const args = process.argv.slice(2);
const [name, ...others] = args.filter((arg) => arg !== '--long');

if (!name || others.length > 0 || !names.includes(name)) {
	process.stderr.write(
		`${name ? `There is no bench named ${[name, ...others].join(' ')}. ` : ''}` +
			`Usage: npm run bench -- NAME [--long], NAME being one of ${names.join(', ') || '(none yet)'}.\n`
	);
	process.exit(2);
}

process.exitCode = await measure(name);

/** Loads the bench as the build would, runs it, and prints its numbers as the last line. */
async function measure(name: string): Promise<number> {
	const vite = await createServer({
		...shared,
		configFile: false,
		logLevel: 'error',
		appType: 'custom',
		server: { middlewareMode: true, hmr: false, ws: false, watch: null },
		optimizeDeps: { noDiscovery: true }
	});
	try {
		const { ssr } = vite.environments;
		if (!isRunnableDevEnvironment(ssr)) throw new Error('Vite cannot run modules here.');
		const file = join(import.meta.dirname, `${name}${SUFFIX}`);
		const bench = (await ssr.runner.import(file)) as Bench;
		const numbers = await bench.run({ long: args.includes('--long') });
		process.stdout.write(`${JSON.stringify({ name, ...numbers })}\n`);
		return 0;
	} catch (error) {
		process.stderr.write(`${(error as Error).stack ?? String(error)}\n`);
		return 1;
	} finally {
		await vite.close();
	}
}
