import type { Cookies } from '@sveltejs/kit';
import { and, eq, gt, isNull } from 'drizzle-orm';
import {
	ROLES,
	SYSTEM,
	type ResourceParentActor,
	type Role,
	type StaffActor
} from '../../domain/shared/actor';
import { DEFAULT_LOCALE, isLocale } from '../../domain/shared/locale';
import { DEFAULT_STAFF_LOCALE, isStaffLocale } from '../../domain/shared/staff-locale';
import {
	isStaffProvider,
	type StaffProvider,
	type Vouched
} from '../../domain/sign-in/identity-provider';
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
/**
 * A month for a resource parent on her own telephone: nobody can give her a new link every day, she
 * sees only what families agreed to show her, and the end of her mission closes it at once.
 */
const VOLUNTEER_HOURS = 30 * 24;
const HOUR = 3_600_000;

/** The member of staff, or the resource parent, whose session cookie this is; or null. */
export async function readStaffActor(
	app: App,
	cookies: Cookies
): Promise<StaffActor | ResourceParentActor | null> {
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
		if (roles.length === 0) return null;
		const who = { staffId, schoolId, name: row.name, sessionId: id };
		if (isVolunteer(roles)) {
			const locale = isLocale(row.locale) ? row.locale : DEFAULT_LOCALE;
			return { kind: 'resource-parent', ...who, locale };
		}
		const locale = isStaffLocale(row.locale) ? row.locale : DEFAULT_STAFF_LOCALE;
		return { kind: 'staff', ...who, roles, locale };
	});
}

/** How somebody of the staff proved who they are. */
export type StaffProof = 'link' | 'passkey' | StaffProvider;

/**
 * Opens a session in a school where the person has a role, and gives the cookie's value.
 * @param openedBy how the person proved who they are
 */
export async function openStaffSession(
	tx: Tx,
	opening: {
		staffId: string;
		schoolId: string;
		openedBy: StaffProof;
		now: Date;
		identityToken?: string;
	}
): Promise<string> {
	const token = newSessionToken();
	const hours = lifeHoursOf(await rolesIn(tx, opening.staffId, opening.schoolId));
	await tx.insert(staffSession).values({
		id: token.id,
		secretHash: hashSecret(token.secret),
		staffId: opening.staffId,
		schoolId: opening.schoolId,
		createdAt: opening.now,
		lastSeenAt: opening.now,
		expiresAt: new Date(opening.now.getTime() + hours * HOUR),
		openedBy: opening.openedBy,
		identityToken: opening.identityToken ?? null
	});
	return formatSessionToken(token);
}

/** How long a session of somebody with these roles lives. */
export function lifeHoursOf(roles: readonly Role[]): number {
	return isVolunteer(roles) ? VOLUNTEER_HOURS : LIFE_HOURS;
}

function isVolunteer(roles: readonly Role[]): boolean {
	return roles.length > 0 && roles.every((role) => role === 'resource-parent');
}

/**
 * Ends the session: signing out.
 * @returns the provider that has to be told, and what it asks back; null when none vouched
 */
export async function closeStaffSession(
	app: App,
	actor: StaffActor | ResourceParentActor
): Promise<Vouched<StaffProvider> | null> {
	const [closed] = await app.db.transaction(actor, (tx) =>
		tx.delete(staffSession).where(eq(staffSession.id, actor.sessionId)).returning()
	);
	const { openedBy, identityToken } = closed ?? {};
	return isStaffProvider(openedBy) && identityToken ? { provider: openedBy, identityToken } : null;
}

/** Hands the cookie to the browser.
 * @param hours how long the session lives
 */
export function setStaffCookie(cookies: Cookies, value: string, hours = LIFE_HOURS): void {
	cookies.set(STAFF_COOKIE, value, {
		path: '/',
		secure: true,
		httpOnly: true,
		sameSite: 'lax',
		maxAge: hours * 3_600
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
