import { sql } from 'drizzle-orm';
import { countNeeds, type NeedsCount } from '../../domain/equipment/count-needs';
import { readDiagnosis } from '../../domain/equipment/diagnosis';
import { canKeepEquipment } from '../../domain/equipment/equipment.policy';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows } from '../db/client';

/**
 * What the homes of the actor's school lack. A home is the guardians of the same children: the latest
 * answer of one of them counts. One query.
 */
export async function readNeeds(
	app: App,
	actor: StaffActor
): Promise<(NeedsCount & { homes: number }) | null> {
	if (!canKeepEquipment(actor)) return null;
	const found = await app.db.transaction(actor, (tx) =>
		rows<{ divisions: (string | null)[]; answers: unknown }>(
			tx,
			sql`with people as (
					select g.id, min(p.id::text) as home, array_agg(distinct v.code) as divisions
					from guardian g
					join guardianship l on l.guardian_id = g.id and l.has_access
					join pupil p on p.id = l.pupil_id and p.left_at is null
					left join division v on v.id = p.division_id
					where g.school_id = ${actor.schoolId}::uuid and g.left_at is null
					group by g.id
				)
				select distinct on (people.home) people.divisions, d.answers
				from people left join equipment_diagnosis d on d.guardian_id = people.id
				order by people.home, d.at desc nulls last`
		)
	);
	const homes = found.map(({ divisions, answers }) => ({
		divisions: divisions.filter((code) => code !== null),
		diagnosis: readDiagnosis(answers)
	}));
	return { ...countNeeds(homes), homes: homes.length };
}
