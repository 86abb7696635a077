import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import words from '../../messages/fr/mediation-command.json' with { type: 'json' };

/**
 * `node src/bin/launch.ts NAME [options]`: builds the application, then runs the command NAME of
 * the build in this process. For people who have just fetched the sources.
 */
const ROOT = join(import.meta.dirname, '../..');
const [name = 'demo'] = process.argv.splice(2, 1);

process.stdout.write(`· ${words.demo.step.build}\n`);
const built = spawnSync('npm', ['run', 'build', '--silent'], {
	cwd: ROOT,
	env: { ...process.env, PASSERELLE_BUILD: '', NODE_ENV: 'production' },
	encoding: 'utf8',
	shell: process.platform === 'win32'
});
if (built.status !== 0) {
	process.stderr.write(`${built.stdout}${built.stderr}`);
	process.exit(1);
}
await import(pathToFileURL(join(ROOT, 'build/bin', `${name}.js`)).href);
