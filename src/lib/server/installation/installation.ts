import { randomBytes } from 'node:crypto';
import type { Database } from '../db/client';
import { keepSetting } from './setting';

/** What a database was made for. */
export type InstallationKind = 'production' | 'demo';

/** The database belongs to the other kind of installation. */
export class WrongInstallationError extends Error {
	override name = 'WrongInstallationError';
}

/**
 * Marks a new database with its kind, or checks the mark: the demo's people and links never open
 * a production installation, and the demo never writes into one.
 * @throws WrongInstallationError when the database is of the other kind
 */
export async function claimInstallation(db: Database, kind: InstallationKind): Promise<void> {
	const kept = await keepSetting(db, 'installation', () => ({ kind }));
	if (kept.kind === kind) return;
	throw new WrongInstallationError(
		kind === 'production'
			? 'This database was made by the demo: its people are invented and their links are public. ' +
					'Give another DATA_FOLDER or DATABASE_URL.'
			: 'This database belongs to a real installation: the demo leaves it alone. ' +
					'Give the demo another DATA_FOLDER.'
	);
}

/** The key of printed codes' hashes (32 bytes), made once for an installation. */
export async function codePepper(db: Database): Promise<Uint8Array> {
	const { pepper } = await keepSetting(db, 'code-pepper', () => ({
		pepper: randomBytes(32).toString('base64')
	}));
	return Buffer.from(pepper, 'base64');
}
