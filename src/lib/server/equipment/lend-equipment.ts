import { and, eq, isNull } from 'drizzle-orm';
import type { LendInput } from '../../domain/equipment/lend-equipment.input';
import { lendEquipment as decide } from '../../domain/equipment/lend-equipment';
import { canKeepEquipment } from '../../domain/equipment/equipment.policy';
import type { EquipmentKind, EquipmentState } from '../../domain/equipment/equipment';
import type { EquipmentError } from '../../domain/equipment/errors';
import { schoolDay } from '../../domain/disconnection/school-hours';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { guardian } from '../db/schema/directory';
import { equipment, equipmentLoan } from '../db/schema/equipment';
import { readSchool } from '../directory/read-school';
import { hoursOfSchool } from '../release/hours-of-school';
import { journalLoan } from './journal-loan';
import { planReturnReminders, sayReturn } from './say-return';

/**
 * Lends a thing to a guardian. Its reminders are planned at once; where she is to agree on her phone,
 * she is told of the loan. Two people who lend one thing at the same moment: the second is refused.
 *
 * Refusals: `equipment.not-allowed`, `equipment.not-found` (the thing), `equipment.unknown-family`,
 * and those of the decision.
 */
export async function lendEquipment(
	app: App,
	actor: StaffActor,
	input: Omit<LendInput, 'guardian' | 'guardian-typed'> & { guardianId: string }
): Promise<Result<{ loanId: string }, EquipmentError>> {
	if (!canKeepEquipment(actor)) return refuse({ code: 'equipment.not-allowed' });
	const now = app.clock.now();
	const lent = await app.db.transaction(actor, async (tx) => {
		const own = await readSchool(tx, actor, 'share');
		const [thing] = await tx
			.select()
			.from(equipment)
			.where(and(eq(equipment.id, input.thing), eq(equipment.schoolId, actor.schoolId)))
			.for('update');
		if (!thing) return refuse({ code: 'equipment.not-found' as const });
		const [known] = await tx
			.select({ id: guardian.id })
			.from(guardian)
			.where(
				and(
					eq(guardian.id, input.guardianId),
					eq(guardian.schoolId, actor.schoolId),
					isNull(guardian.leftAt)
				)
			);
		if (!known) return refuse({ code: 'equipment.unknown-family' as const });
		const isOut = await tx.$count(
			equipmentLoan,
			and(
				eq(equipmentLoan.equipmentId, thing.id),
				isNull(equipmentLoan.returnedOn),
				isNull(equipmentLoan.undoneAt)
			)
		);
		const decided = decide(
			{
				state: thing.state as EquipmentState,
				isRetired: thing.retiredAt !== null,
				isOut: isOut > 0
			},
			input,
			schoolDay(hoursOfSchool(own), now)
		);
		if (!decided.ok) return decided;
		const told = {
			...{ guardianId: known.id, kind: thing.kind as EquipmentKind },
			dueOn: decided.value.dueOn
		};
		const [saved] = await tx
			.insert(equipmentLoan)
			.values({
				...{ schoolId: actor.schoolId, equipmentId: thing.id, guardianId: known.id },
				...{ ...decided.value, lentBy: actor.staffId },
				saidItemId: input.agreement === 'family' ? await sayReturn(tx, actor, told, now) : null,
				reminderItemIds: await planReturnReminders(tx, actor, own, told, now)
			})
			.returning({ id: equipmentLoan.id });
		await journalLoan(tx, actor, 'lent', saved!.id, now);
		return ok({ loanId: saved!.id });
	});
	if (lent.ok) app.wake();
	return lent;
}
