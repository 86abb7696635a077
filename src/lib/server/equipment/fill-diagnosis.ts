import { and, desc, eq, sql } from 'drizzle-orm';
import { onlyAsked } from '../../domain/equipment/answer-question';
import type { FillDiagnosisInput } from '../../domain/equipment/fill-diagnosis.input';
import { readDiagnosis } from '../../domain/equipment/diagnosis';
import { canKeepEquipment } from '../../domain/equipment/equipment.policy';
import type { EquipmentError } from '../../domain/equipment/errors';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { guardian } from '../db/schema/directory';
import { equipmentDiagnosis } from '../db/schema/equipment';
import { journal } from '../db/schema/staff';
import { findGuardian } from '../funnel/find-guardian';
import { steerGuardian } from './steer-guardian';

/**
 * Keeps what a guardian answered to a member of staff, or on paper: the latest answers steer how she is
 * told. Sent twice, it is one.
 *
 * Refusals: `equipment.not-allowed`, `equipment.not-found`, `equipment.nothing-answered`.
 * @returns the row, by which it is undone
 */
export async function fillDiagnosis(
	app: App,
	actor: StaffActor,
	guardianId: string,
	{ through, key, ...given }: FillDiagnosisInput
): Promise<Result<{ diagnosisId: string; name: string }, EquipmentError>> {
	if (!canKeepEquipment(actor)) return refuse({ code: 'equipment.not-allowed' });
	const answers = onlyAsked(readDiagnosis(given));
	if (Object.keys(answers).length === 0) return refuse({ code: 'equipment.nothing-answered' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const found = await findGuardian(tx, actor, guardianId);
		if (!found.ok) return refuse({ code: 'equipment.not-found' as const });
		const { id, firstName, lastName } = found.value;
		const { schoolId, staffId } = actor;
		const [saved] = await tx
			.insert(equipmentDiagnosis)
			.values({
				...{ schoolId, guardianId: id, filledBy: through, staffId, answers, at: now },
				idempotencyKey: key
			})
			.onConflictDoUpdate({
				target: [equipmentDiagnosis.guardianId, equipmentDiagnosis.idempotencyKey],
				set: { answers }
			})
			.returning({ id: equipmentDiagnosis.id });
		await steerGuardian(tx, id, answers);
		const entry = { action: 'equipment.diagnosed', subject: saved!.id, details: { through } };
		await tx.insert(journal).values({ at: now, schoolId, staffId, ...entry });
		return ok({ diagnosisId: saved!.id, name: `${firstName} ${lastName}` });
	});
}

/**
 * Takes back answers that the actor entered by mistake: those before count again.
 * Refusals: `equipment.not-allowed`, `equipment.not-found` (somebody else's too).
 */
export async function undoDiagnosis(
	app: App,
	actor: StaffActor,
	diagnosisId: string
): Promise<Result<null, EquipmentError>> {
	if (!canKeepEquipment(actor)) return refuse({ code: 'equipment.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const [gone] = await tx
			.delete(equipmentDiagnosis)
			.where(
				and(
					sql`${equipmentDiagnosis.id}::text = ${diagnosisId.toLowerCase()}`,
					eq(equipmentDiagnosis.schoolId, actor.schoolId),
					eq(equipmentDiagnosis.staffId, actor.staffId)
				)
			)
			.returning({ guardianId: equipmentDiagnosis.guardianId });
		if (!gone) return refuse({ code: 'equipment.not-found' as const });
		await steerAgain(tx, gone.guardianId);
		return ok(null);
	});
}

async function steerAgain(tx: Tx, guardianId: string): Promise<void> {
	await tx
		.select({ id: guardian.id })
		.from(guardian)
		.where(eq(guardian.id, guardianId))
		.for('update');
	const [last] = await tx
		.select({ answers: equipmentDiagnosis.answers })
		.from(equipmentDiagnosis)
		.where(eq(equipmentDiagnosis.guardianId, guardianId))
		.orderBy(desc(equipmentDiagnosis.at))
		.limit(1);
	await steerGuardian(tx, guardianId, readDiagnosis(last?.answers));
}
