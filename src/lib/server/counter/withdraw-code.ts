import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { VISIT_MINUTES } from '../../domain/counter/counter-progress';
import type { FunnelError } from '../../domain/funnel/errors';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { invitation, outreach } from '../db/schema/first-connection';
import { findGuardian } from '../funnel/find-guardian';

/**
 * Takes a code of the counter back: it was shown to the wrong family, or she left. The visit that was
 * noted with it goes too when nobody was met.
 *
 * @param wasMet false: it was not this family, and the trace of the visit goes
 * @returns `isConnected`: too late, the phone is in
 */
export async function withdrawCode(
	app: App,
	actor: StaffActor,
	{ guardianId, invitationId }: { guardianId: string; invitationId: string },
	wasMet: boolean
): Promise<Result<{ isConnected: boolean }, FunnelError>> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const found = await findGuardian(tx, actor, guardianId);
		if (!found.ok) return found;
		const ofCode = and(
			sql`${invitation.id}::text = ${invitationId.toLowerCase()}`,
			eq(invitation.guardianId, found.value.id),
			eq(invitation.kind, 'counter')
		);
		await tx
			.update(invitation)
			.set({ revokedAt: now })
			.where(and(ofCode, isNull(invitation.usedAt), isNull(invitation.revokedAt)));
		const [code] = await tx.select().from(invitation).where(ofCode);
		if (!code) return refuse({ code: 'funnel.not-found' as const });
		if (code.usedAt || wasMet) return ok({ isConnected: code.usedAt !== null });
		const [trace] = await tx
			.select({ id: outreach.id })
			.from(outreach)
			.where(
				and(
					eq(outreach.guardianId, found.value.id),
					eq(outreach.staffId, actor.staffId),
					eq(outreach.note, ''),
					gt(outreach.at, new Date(now.getTime() - VISIT_MINUTES * 60_000))
				)
			)
			.orderBy(desc(outreach.at))
			.limit(1);
		if (trace) await tx.delete(outreach).where(eq(outreach.id, trace.id));
		return ok({ isConnected: false });
	});
}
