import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { SignInRefusal } from '../../domain/sign-in/errors';
import { judgeStaffLink, STAFF_LINK_HOURS } from '../../domain/sign-in/staff-link';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { staff, staffLink } from '../db/schema/staff';
import { enterAsStaff, type StaffEntry } from './enter-as-staff';
import { hashSecret } from './session-token';

/**
 * Makes a one-time sign-in link for a member of staff and gives its address, once: the secret
 * (128 bits) is in the fragment, which browsers never send.
 * @param page where it opens
 */
export async function createStaffLink(
	app: App,
	staffId: string,
	page = '/mediation/lien'
): Promise<string> {
	const secret = randomBytes(16).toString('base64url');
	const now = app.clock.now();
	await app.db.transaction(SYSTEM, (tx) =>
		tx.insert(staffLink).values({
			staffId,
			secretHash: hashSecret(secret),
			createdAt: now,
			expiresAt: new Date(now.getTime() + STAFF_LINK_HOURS * 3_600_000)
		})
	);
	return `${app.config.origin}${page}#${secret}`;
}

/** Whose link it is. Consumes nothing. */
export async function lookUpStaffLink(
	app: App,
	secret: string
): Promise<Result<{ name: string }, SignInRefusal>> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const found = await find(tx, secret);
		const judged = judgeStaffLink(found, app.clock.now());
		return judged.ok ? ok({ name: found!.name }) : judged;
	});
}

/** Uses a link: of several posts at the same time exactly one opens a session. */
export async function useStaffLink(
	app: App,
	secret: string
): Promise<Result<StaffEntry, SignInRefusal>> {
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		const found = await find(tx, secret);
		const judged = judgeStaffLink(found, now);
		if (!judged.ok) return judged;
		const claimed = await tx
			.update(staffLink)
			.set({ usedAt: now })
			.where(and(eq(staffLink.id, found!.id), isNull(staffLink.usedAt)))
			.returning({ id: staffLink.id });
		if (claimed.length === 0) return refuse({ code: 'sign-in.link-used' });
		return enterAsStaff(tx, found!.staffId, 'link', now);
	});
}

async function find(tx: Tx, secret: string) {
	const [row] = await tx
		.select({
			id: staffLink.id,
			staffId: staffLink.staffId,
			usedAt: staffLink.usedAt,
			expiresAt: staffLink.expiresAt,
			name: staff.name
		})
		.from(staffLink)
		.innerJoin(staff, eq(staff.id, staffLink.staffId))
		.where(and(eq(staffLink.secretHash, hashSecret(secret)), isNull(staff.revokedAt)));
	return row ?? null;
}
