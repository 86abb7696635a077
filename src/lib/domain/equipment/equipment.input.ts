import * as v from 'valibot';
import { EQUIPMENT_KINDS, EQUIPMENT_STATES } from './equipment';

const line = (most: number, code: string) =>
	v.pipe(v.string(code), v.trim(), v.minLength(1, code), v.maxLength(most, 'equipment.long-text'));

/** A thing of the inventory, as the form of staff sends it. */
export const equipmentInput = v.object({
	kind: v.picklist(EQUIPMENT_KINDS, 'equipment.choose-kind'),
	label: line(60, 'equipment.no-label'),
	number: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60, 'equipment.long-text'))),
	state: v.picklist(EQUIPMENT_STATES, 'equipment.choose-state')
});
export type EquipmentInput = v.InferOutput<typeof equipmentInput>;

/** A thing to take out of the inventory, or to put back. */
export const thingInput = v.object({
	thing: v.pipe(v.string('equipment.not-found'), v.uuid('equipment.not-found'))
});
