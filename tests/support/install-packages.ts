import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Receives one line of progress. */
export type Say = (line: string) => void;

/** Whether this process may install Debian packages: root, with apt. */
export function canInstallPackages(): boolean {
	return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs Debian packages; false when apt could not. */
export function installPackages(packages: string[], say: Say): boolean {
	say(`installing ${packages.join(', ')} with apt…`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const run = (args: string[]) =>
		spawnSync('apt-get', ['-q', '-y', '-o', 'Dpkg::Options::=--force-confold', ...args], {
			env,
			encoding: 'utf8'
		});
	run(['update']);
	const { status, stderr } = run(['install', '--no-install-recommends', ...packages]);
	if (status !== 0) say(`apt could not: ${stderr.trim().split('\n').at(-1) ?? ''}`);
	return status === 0;
}

/** Path of the first program of these names in PATH, or null. */
export function findProgram(...names: string[]): string | null {
	for (const name of names) {
		for (const folder of (process.env.PATH ?? '').split(':')) {
			if (folder && existsSync(`${folder}/${name}`)) return `${folder}/${name}`;
		}
	}
	return null;
}
