import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright';
import { openEmbeddedDatabase } from '../../src/lib/server/db/embedded';
import type { Database } from '../../src/lib/server/db/client';
import { FAMILY_COOKIE } from '../../src/lib/server/sign-in/family-session';
import { phone } from './browser';
import { copyMigratedFolder } from './migrated-folder';
import { MIGRATIONS } from './migrations';
import { serveBuild, type ServedBuild } from './served-build';

/** A served build whose database was filled by a story. */
export interface ServedFamily<Story> extends ServedBuild {
	readonly story: Story;
	/** Stops the server for a look at its database, then starts it again. */
	look<T>(work: (db: Database) => Promise<T>): Promise<T>;
}

/** Serves a build on data that `tell` writes. The caller stops it. */
export async function serveFamily<Story>(
	now: Date,
	tell: (db: Database) => Promise<Story>,
	env?: Record<string, string>
): Promise<ServedFamily<Story>> {
	const folder = mkdtempSync(join(tmpdir(), 'passerelle-story-'));
	const on = async <T>(where: string, work: (db: Database) => Promise<T>) => {
		const db = await openEmbeddedDatabase(where, MIGRATIONS);
		try {
			return await work(db);
		} finally {
			await db.close();
		}
	};
	try {
		const from = join(folder, 'data');
		if (process.env.MIGRATED_FOLDER) copyMigratedFolder(from);
		const story = await on(from, tell);
		const server = await serveBuild({ now, from, ...(env ? { env } : {}) });
		return {
			...server,
			get pid() {
				return server.pid;
			},
			story,
			look: async (work) => {
				await server.pause();
				try {
					return await on(server.dataFolder, work);
				} finally {
					await server.start();
				}
			}
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** A phone on which the session of a cookie is open. */
export async function phoneOf(
	browser: Browser,
	server: ServedBuild,
	cookie: string,
	options: Parameters<typeof phone>[1] = {}
): Promise<BrowserContext> {
	const context = await phone(browser, options);
	await context.addCookies([familyCookie(cookie)]);
	return context;
}

/** The session cookie as a browser holds it, from its value. */
export function familyCookie(value: string): Parameters<BrowserContext['addCookies']>[0][number] {
	return {
		name: FAMILY_COOKIE,
		value,
		domain: 'localhost',
		path: '/',
		secure: true,
		httpOnly: true,
		sameSite: 'Lax'
	};
}
