import * as v from 'valibot';
import { pickFamilyInput } from '../directory/pick-family.input';
import { EQUIPMENT_STATES } from './equipment';

/** How a family agrees: on her phone, at the counter, or on paper. */
export const AGREED_THROUGH = ['family', 'with-staff', 'paper'] as const;

const day = v.pipe(v.string('equipment.day'), v.isoDate('equipment.day'));
const key = v.pipe(v.string('equipment.not-found'), v.uuid('equipment.not-found'));

/** A loan, as the form of staff sends it. */
export const lendInput = v.object({
	...pickFamilyInput.entries,
	thing: v.pipe(v.string('equipment.choose-thing'), v.uuid('equipment.choose-thing')),
	dueOn: day,
	agreement: v.picklist(AGREED_THROUGH, 'equipment.choose-agreement')
});
export type LendInput = v.InferOutput<typeof lendInput>;

/** What is noted on a loan. */
export const loanInput = v.object({ loan: key });
export const returnInput = v.object({
	loan: key,
	state: v.picklist(EQUIPMENT_STATES, 'equipment.choose-state')
});
export const extendInput = v.object({ loan: key, dueOn: day });
export const agreementInput = v.object({
	loan: key,
	through: v.picklist(['with-staff', 'paper'], 'equipment.choose-agreement')
});
