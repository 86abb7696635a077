import { LOAN_THINGS } from '../message/ready-sentence';

/** What a school lends, as the ready sentences of loans name it. */
export const EQUIPMENT_KINDS = LOAN_THINGS;
export type EquipmentKind = (typeof EQUIPMENT_KINDS)[number];

/** In what state a thing is; the last two are not lent. */
export const EQUIPMENT_STATES = ['good', 'worn', 'broken', 'lost'] as const;
export type EquipmentState = (typeof EQUIPMENT_STATES)[number];

/** Whether a thing in this state may be lent. */
export function isLendable(state: EquipmentState): boolean {
	return state === 'good' || state === 'worn';
}
