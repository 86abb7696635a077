import { sql } from 'drizzle-orm';
import { readDiagnosis, type Diagnosis } from '../../domain/equipment/diagnosis';
import { canKeepEquipment } from '../../domain/equipment/equipment.policy';
import { schoolDay } from '../../domain/disconnection/school-hours';
import type { StaffActor } from '../../domain/shared/actor';
import { isLanguage, type Language } from '../../domain/shared/locale';
import type { App } from '../app';
import { rows } from '../db/client';
import { readSchool } from '../directory/read-school';
import { findGuardian } from '../funnel/find-guardian';
import { hoursOfSchool } from '../release/hours-of-school';
import { loansOf, type LoanLine } from './list-loans';

/** What is known of a family's equipment, and what is lent to it. */
export type FamilyEquipment = {
	guardianId: string;
	name: string;
	/** Her display language, chosen or entered; null: nobody asked. */
	locale: Language | null;
	/** Null when nothing was answered yet. */
	diagnosis: { answers: Diagnosis; at: Date; filledBy: string; by: string | null } | null;
	loans: LoanLine[];
};

/** The equipment of a guardian of the actor's school; null when there is none, or none to show. */
export async function readFamilyEquipment(
	app: App,
	actor: StaffActor,
	guardianId: string
): Promise<FamilyEquipment | null> {
	if (!canKeepEquipment(actor)) return null;
	return app.db.transaction(actor, async (tx) => {
		const found = await findGuardian(tx, actor, guardianId);
		if (!found.ok) return null;
		const { id, firstName, lastName } = found.value;
		const [known] = await rows<{
			locale: string | null;
			answers: unknown;
			at: string | null;
			filled_by: string;
			by: string | null;
		}>(
			tx,
			sql`select coalesce(a.locale, g.letter_locale) as locale, d.answers, d.at, d.filled_by, s.name as by
				from guardian g
				left join account a on a.id = g.account_id
				left join lateral (
					select * from equipment_diagnosis where guardian_id = g.id order by at desc limit 1
				) d on true
				left join staff s on s.id = d.staff_id
				where g.id = ${id}::uuid`
		);
		const today = schoolDay(hoursOfSchool(await readSchool(tx, actor)), app.clock.now());
		return {
			guardianId: id,
			name: `${firstName} ${lastName}`,
			locale: isLanguage(known?.locale) ? known.locale : null,
			diagnosis: known?.at
				? {
						answers: readDiagnosis(known.answers),
						at: new Date(known.at),
						filledBy: known.filled_by,
						by: known.by
					}
				: null,
			loans: await loansOf(tx, actor, id, today)
		};
	});
}
