import { eq } from 'drizzle-orm';
import type { ResourceParentError } from '../../domain/resource-parent/errors';
import { canPropose } from '../../domain/resource-parent/resource-parent.policy';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { shippedLocaleOf, type Language } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { resourceParent } from '../db/schema/resource-parent';
import { journal, staff, staffRole } from '../db/schema/staff';
import { qrPath } from '../letter/qr-path';
import { createStaffLink } from '../sign-in/staff-link';
import { findResourceParent, type FoundResourceParent } from './resource-parent.repository';

/** A one-time way in: its address, and the same as a QR code. */
export type WayIn = { url: string; qr: { side: number; path: string } };

/** The page of hers that a link opens on. */
const PAGE = '/parent-ressource/lien';

/**
 * Gives a resource parent a one-time link (a day, one use) to her own pages: she holds her phone over
 * the adviser's screen. Her line among those who sign in is made at the first one; it bears no address
 * of hers, so that a link never opens somebody else's pages.
 *
 * Refusals: `not-allowed`, `not-found`, `not-waiting` (not validated yet, or over).
 */
export async function giveWayIn(
	app: App,
	actor: StaffActor,
	id: string
): Promise<Result<WayIn, ResourceParentError>> {
	if (!canPropose(actor)) return refuse({ code: 'resource-parent.not-allowed' });
	const { schoolId } = actor;
	const line = await app.db.transaction(SYSTEM, async (tx) => {
		const found = await findResourceParent(tx, { id, schoolId });
		if (!found) return refuse({ code: 'resource-parent.not-found' as const });
		if (found.state !== 'approved' && found.state !== 'active') {
			return refuse({ code: 'resource-parent.not-waiting' as const });
		}
		await tx.insert(journal).values({
			at: app.clock.now(),
			schoolId,
			staffId: actor.staffId,
			action: 'resource-parent.way-in',
			subject: id
		});
		return ok(found.staffId ?? (await makeLine(app, tx, found)));
	});
	if (!line.ok) return line;
	const url = await createStaffLink(app, line.value, PAGE);
	return ok({ url, qr: qrPath(url) });
}

async function makeLine(app: App, tx: Tx, found: FoundResourceParent): Promise<string> {
	const [made] = await tx
		.insert(staff)
		.values({
			name: found.firstName,
			// RFC 2606: an address that nobody has.
			email: `${found.id}@parent-ressource.invalid`,
			locale: shippedLocaleOf(found.locales[0] as Language),
			createdAt: app.clock.now()
		})
		.returning({ id: staff.id });
	const staffId = made!.id;
	await tx.insert(staffRole).values({ staffId, schoolId: found.schoolId, role: 'resource-parent' });
	await tx.update(resourceParent).set({ staffId }).where(eq(resourceParent.id, found.id));
	return staffId;
}
