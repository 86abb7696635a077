import type { Cookies } from '@sveltejs/kit';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { ROLES, SYSTEM, type Role, type StaffActor } from '../../domain/shared/actor';
import { DEFAULT_STAFF_LOCALE, isStaffLocale } from '../../domain/shared/staff-locale';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { staff, staffRole, staffSession } from '../db/schema/staff';
import {
	formatSessionToken,
	hashSecret,
	isSecretOf,
	newSessionToken,
	parseSessionToken
} from './session-token';

export const STAFF_COOKIE = '__Host-mediation';

/** A working day, without sliding: a stolen session does not live through the night. */
const LIFE_HOURS = 10;
const HOUR = 3_600_000;

/** The member of staff whose session cookie this is, or null. */
export async function readStaffActor(app: App, cookies: Cookies): Promise<StaffActor | null> {
	const token = parseSessionToken(cookies.get(STAFF_COOKIE));
	if (!token) return null;
	return app.db.transaction(SYSTEM, async (tx) => {
		const [row] = await tx
			.select({ session: staffSession, name: staff.name, locale: staff.locale })
			.from(staffSession)
			.innerJoin(staff, eq(staff.id, staffSession.staffId))
			.where(
				and(
					eq(staffSession.id, token.id),
					gt(staffSession.expiresAt, app.clock.now()),
					isNull(staff.revokedAt)
				)
			);
		if (!row || !isSecretOf(token.secret, row.session.secretHash)) return null;
		const { staffId, schoolId, id } = row.session;
		const roles = await rolesIn(tx, staffId, schoolId);
		// A role taken away closes the school at once.
		if (roles.every((role) => role === 'resource-parent')) return null;
		const locale = isStaffLocale(row.locale) ? row.locale : DEFAULT_STAFF_LOCALE;
		return { kind: 'staff', staffId, schoolId, roles, name: row.name, sessionId: id, locale };
	});
}

/**
 * Opens a session in a school where the person has a role, and gives the cookie's value.
 * @param openedBy how the person proved who they are
 */
export async function openStaffSession(
	tx: Tx,
	opening: { staffId: string; schoolId: string; openedBy: 'link' | 'passkey'; now: Date }
): Promise<string> {
	const token = newSessionToken();
	await tx.insert(staffSession).values({
		id: token.id,
		secretHash: hashSecret(token.secret),
		staffId: opening.staffId,
		schoolId: opening.schoolId,
		createdAt: opening.now,
		lastSeenAt: opening.now,
		expiresAt: new Date(opening.now.getTime() + LIFE_HOURS * HOUR),
		openedBy: opening.openedBy
	});
	return formatSessionToken(token);
}

/** Ends the session: signing out. */
export async function closeStaffSession(app: App, actor: StaffActor): Promise<void> {
	await app.db.transaction(actor, (tx) =>
		tx.delete(staffSession).where(eq(staffSession.id, actor.sessionId))
	);
}

/** Hands the cookie to the browser. */
export function setStaffCookie(cookies: Cookies, value: string): void {
	cookies.set(STAFF_COOKIE, value, {
		path: '/',
		secure: true,
		httpOnly: true,
		sameSite: 'lax',
		maxAge: LIFE_HOURS * 3_600
	});
}

/** Takes the cookie back. */
export function clearStaffCookie(cookies: Cookies): void {
	cookies.delete(STAFF_COOKIE, { path: '/', secure: true, httpOnly: true, sameSite: 'lax' });
}

/** The roles of a person in a school, known ones only. */
export async function rolesIn(tx: Tx, staffId: string, schoolId: string): Promise<Role[]> {
	const found = await tx
		.select({ role: staffRole.role })
		.from(staffRole)
		.where(and(eq(staffRole.staffId, staffId), eq(staffRole.schoolId, schoolId)));
	return found
		.map(({ role }) => role)
		.filter((role) => (ROLES as readonly string[]).includes(role)) as Role[];
}
