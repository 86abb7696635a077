import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright';
import { demoClock } from '../../src/bin/demo/demo-clock';
import { atWork } from '../../src/bin/demo/demo-staff';
import { AMINA, openGuardians } from '../../src/bin/demo/find-guardians';
import { TILLEULS } from '../../src/bin/demo/load-schools';
import { quietPush } from '../../src/bin/demo/quiet-push';
import { tellStory } from '../../src/bin/demo/tell-story';
import { SYSTEM, type StaffActor } from '../../src/lib/domain/shared/actor';
import { createApp } from '../../src/lib/server/app';
import { readConfig } from '../../src/lib/server/config';
import { confirmAdult } from '../../src/lib/server/first-connection/confirm-adult';
import { createInvitations } from '../../src/lib/server/first-connection/create-invitations';
import { useInvitation } from '../../src/lib/server/first-connection/use-invitation';
import { FAMILY_COOKIE } from '../../src/lib/server/sign-in/family-session';
import { openStaffSession, STAFF_COOKIE } from '../../src/lib/server/sign-in/staff-session';
import { MIGRATIONS } from './migrations';

const FILES = fileURLToPath(new URL('../../src/bin/demo-school', import.meta.url));

/** The demo's schools, with the featured family connected and a mediator at work. */
export interface ToldDemo {
	/** Data folder, for `serveBuild({ from, env: DEMO_ENV })`. */
	readonly folder: string;
	/** The present of the story's end. */
	readonly now: Date;
	readonly familyCookie: string;
	readonly staffCookie: string;
	readonly headCookie: string;
	/** Removes the folder. */
	remove(): void;
}

/** What a process needs to open the demo's folder, without writing to push services. */
export const DEMO_ENV = { PASSERELLE_DEMO: 'yes', RELEASE_LOOP: 'off' };

/** Tells the demo's story into a folder of its own. The caller removes it. */
export async function tellDemo(): Promise<ToldDemo> {
	const folder = mkdtempSync(join(tmpdir(), 'passerelle-demo-'));
	const clock = demoClock();
	const config = readConfig({ DATA_FOLDER: folder, LOG_LEVEL: 'silent' });
	const app = await createApp(config, MIGRATIONS, 'demo', { clock, push: quietPush });
	try {
		await tellStory(app, clock, FILES, () => {});
		const mediator = await atWork(app, 'mediator', TILLEULS.uai);
		const guardians = await openGuardians(app, mediator);
		const { id } = guardians.find(({ sourceId }) => sourceId === AMINA)!;
		const made = await createInvitations(app, mediator, [id]);
		if (!made.ok) throw new Error(made.error.code);
		const { secret } = made.value.invitations[0]!;
		const used = await useInvitation(app, { kind: 'secret', secret }, null, 'fr', '127.0.0.1');
		if (!used.ok) throw new Error(used.error.code);
		await confirmAdult(app, mediator, id);
		const now = clock.now();
		const open = (person: StaffActor) =>
			app.db.transaction(SYSTEM, (tx) =>
				openStaffSession(tx, { ...person, openedBy: 'link', now })
			);
		const staffCookie = await open(mediator);
		const headCookie = await open(await atWork(app, 'head', TILLEULS.uai));
		return {
			folder,
			now,
			familyCookie: used.value.sessionCookie!,
			staffCookie,
			headCookie,
			remove: () => rmSync(folder, { recursive: true, force: true })
		};
	} finally {
		await app.close();
	}
}

/** Signs a browser in as the featured family, as the mediator, or as the head. */
export async function signIn(
	context: BrowserContext,
	demo: ToldDemo,
	as: 'family' | 'mediator' | 'head'
): Promise<void> {
	await context.addCookies([
		{
			name: as === 'family' ? FAMILY_COOKIE : STAFF_COOKIE,
			value: { family: demo.familyCookie, mediator: demo.staffCookie, head: demo.headCookie }[as],
			domain: 'localhost',
			path: '/',
			secure: true,
			httpOnly: true,
			sameSite: 'Lax'
		}
	]);
}
