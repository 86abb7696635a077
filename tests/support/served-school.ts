import type { Browser, BrowserContext } from 'playwright';
import { SYSTEM, type Role } from '../../src/lib/domain/shared/actor';
import { account } from '../../src/lib/server/db/schema/account';
import { openStaffSession, STAFF_COOKIE } from '../../src/lib/server/sign-in/staff-session';
import { sessionOf } from '../factories/family-story';
import { schoolStory } from '../factories/school-story';
import { desktop } from './browser';
import { phoneOf, serveFamily, type ServedFamily } from './served-family';

/** Cookies of a small school's people: staff sessions end with the working day, so there are two. */
type Cookies = { staff: string; evening: string; family: string };

/** A served build of a small school: one family reading French, one member of staff. */
export type ServedSchool = ServedFamily<Cookies>;

/** Two days later, in the evening: a session for what happens then. */
const EVENING = 55 * 3_600_000;

/** Serves a school of one family and one member of staff with the roles. The caller stops it. */
export function serveSchool(
	now: Date,
	roles: Role[],
	env?: Record<string, string>
): Promise<ServedSchool> {
	return serveFamily(
		now,
		async (db) => {
			const story = await schoolStory(db, { roles, now });
			const family = await sessionOf(db, story, true, now);
			return db.transaction(SYSTEM, async (tx) => {
				await tx.update(account).set({ locale: 'fr' });
				const { staffId, schoolId } = story.staff;
				const open = (at: Date) =>
					openStaffSession(tx, { staffId, schoolId, openedBy: 'passkey', now: at });
				const evening = await open(new Date(now.getTime() + EVENING));
				return { staff: await open(now), evening, family };
			});
		},
		env
	);
}

/** The desk of the member of staff, signed in. */
export async function staffDesk(
	browser: Browser,
	server: ServedSchool,
	session: 'staff' | 'evening' = 'staff',
	options: Parameters<typeof desktop>[1] = {}
): Promise<BrowserContext> {
	const context = await desktop(browser, options);
	await context.addCookies([staffCookie(server.story[session])]);
	return context;
}

/** The session cookie of a member of staff as a browser holds it, from its value. */
export function staffCookie(value: string): Parameters<BrowserContext['addCookies']>[0][number] {
	return {
		name: STAFF_COOKIE,
		value,
		domain: 'localhost',
		path: '/',
		secure: true,
		httpOnly: true,
		sameSite: 'Lax'
	};
}

/** The family's phone, signed in. */
export function familyPhone(browser: Browser, server: ServedSchool): Promise<BrowserContext> {
	return phoneOf(browser, server, server.story.family);
}
