import { sql } from 'drizzle-orm';
import { canKeepEquipment } from '../../domain/equipment/equipment.policy';
import {
	EQUIPMENT_KINDS,
	type EquipmentKind,
	type EquipmentState
} from '../../domain/equipment/equipment';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows } from '../db/client';

/** A thing of the inventory, and who has it. */
export type InventoryLine = {
	id: string;
	kind: EquipmentKind;
	label: string;
	number: string | null;
	state: EquipmentState;
	isRetired: boolean;
	/** The loan that is out; null when the thing is at the school. */
	loanId: string | null;
	guardianId: string | null;
	borrower: string | null;
	dueOn: string | null;
};

/** Made once: a new one for each comparison is what takes time. */
const byLabel = new Intl.Collator('fr', { numeric: true });
const order = (kind: EquipmentKind) => EQUIPMENT_KINDS.indexOf(kind);

/**
 * The inventory of the actor's school by kind and label, what left it last. One query.
 * @param only `free`: what may be lent now
 */
export async function listInventory(
	app: App,
	actor: StaffActor,
	only: 'all' | 'free' = 'all'
): Promise<InventoryLine[]> {
	if (!canKeepEquipment(actor)) return [];
	const found = await app.db.transaction(actor, (tx) =>
		rows<InventoryLine>(
			tx,
			sql`select e.id, e.kind, e.label, e.inventory_number as number, e.state,
					e.retired_at is not null as "isRetired", l.id as "loanId", g.id as "guardianId",
					g.first_name || ' ' || g.last_name as borrower, l.due_on::text as "dueOn"
				from equipment e
				left join equipment_loan l on l.equipment_id = e.id and l.returned_on is null
					and l.undone_at is null
				left join guardian g on g.id = l.guardian_id
				where e.school_id = ${actor.schoolId}::uuid`
		)
	);
	const lines = found.sort(
		(a, b) =>
			Number(a.isRetired) - Number(b.isRetired) ||
			order(a.kind) - order(b.kind) ||
			byLabel.compare(a.label, b.label)
	);
	const isFree = (line: InventoryLine) =>
		!line.isRetired && line.loanId === null && (line.state === 'good' || line.state === 'worn');
	return only === 'free' ? lines.filter(isFree) : lines;
}
