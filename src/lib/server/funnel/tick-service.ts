import { and, eq } from 'drizzle-orm';
import type { FunnelError } from '../../domain/funnel/errors';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { isoDateIn } from '../../i18n/dates';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { service, serviceConnection } from '../db/schema/directory';
import { findGuardian } from './find-guardian';
import { readSchool } from '../directory/read-school';

type Tick = { guardianId: string; serviceId: string };

/**
 * Says that a guardian was seen connecting to a service of the school. A connection already known,
 * from a list or a tick, stays as it is.
 */
export async function tickService(
	app: App,
	actor: StaffActor,
	{ guardianId, serviceId }: Tick
): Promise<Result<{ name: string }, FunnelError>> {
	return app.db.transaction(actor, async (tx) => {
		const found = await findTick(tx, actor, { guardianId, serviceId });
		if (!found.ok) return found;
		const { timeZone } = await readSchool(tx, actor);
		await tx
			.insert(serviceConnection)
			.values({
				schoolId: actor.schoolId,
				serviceId,
				guardianId,
				connectedOn: isoDateIn(app.clock.now(), timeZone),
				source: 'ticked'
			})
			.onConflictDoNothing();
		return found;
	});
}

/** Takes a tick back. What a service's own list says is not a tick, and stays. */
export async function untickService(
	app: App,
	actor: StaffActor,
	{ guardianId, serviceId }: Tick
): Promise<Result<{ name: string }, FunnelError>> {
	return app.db.transaction(actor, async (tx) => {
		const found = await findTick(tx, actor, { guardianId, serviceId });
		if (!found.ok) return found;
		await tx
			.delete(serviceConnection)
			.where(
				and(
					eq(serviceConnection.serviceId, serviceId),
					eq(serviceConnection.guardianId, guardianId),
					eq(serviceConnection.source, 'ticked')
				)
			);
		return found;
	});
}

async function findTick(
	tx: Tx,
	actor: StaffActor,
	{ guardianId, serviceId }: Tick
): Promise<Result<{ name: string }, FunnelError>> {
	const found = await findGuardian(tx, actor, guardianId);
	if (!found.ok) return found;
	const [known] = await tx
		.select({ name: service.name })
		.from(service)
		.where(and(eq(service.id, serviceId), eq(service.schoolId, actor.schoolId)));
	return known ? ok(known) : refuse({ code: 'funnel.not-found' });
}
