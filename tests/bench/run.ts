import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withSource } from '../support/load-source.ts';

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
	const file = join(import.meta.dirname, `${name}${SUFFIX}`);
	try {
		const numbers = await withSource(file, (bench: Bench) =>
			bench.run({ long: args.includes('--long') })
		);
		process.stdout.write(`${JSON.stringify({ name, ...numbers })}\n`);
		return 0;
	} catch (error) {
		process.stderr.write(`${(error as Error).stack ?? String(error)}\n`);
		return 1;
	}
}
