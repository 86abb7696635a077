import { ok, refuse, type Result } from '../shared/result';
import { isLendable, type EquipmentState } from './equipment';

/** What deciding needs of a thing. */
export type LendableThing = { state: EquipmentState; isRetired: boolean; isOut: boolean };

export type LendError = {
	code:
		| 'equipment.already-lent'
		| 'equipment.not-lendable'
		| 'equipment.retired'
		| 'equipment.due-before-lent'
		| 'equipment.due-too-far';
};

/** Longer than two school years, a year was mistyped. */
const MOST_DAYS = 730;

/**
 * Lends a thing from today on. Refusals: it is out already, broken or lost, or no longer in the
 * inventory; the day to return it is past, or too far.
 *
 * @param today day on the school's wall clock, `YYYY-MM-DD`
 */
export function lendEquipment(
	thing: LendableThing,
	{ dueOn }: { dueOn: string },
	today: string
): Result<{ lentOn: string; dueOn: string; lentState: EquipmentState }, LendError> {
	if (thing.isOut) return refuse({ code: 'equipment.already-lent' });
	if (thing.isRetired) return refuse({ code: 'equipment.retired' });
	if (!isLendable(thing.state)) return refuse({ code: 'equipment.not-lendable' });
	if (dueOn < today) return refuse({ code: 'equipment.due-before-lent' });
	if (isTooFar(dueOn, today)) return refuse({ code: 'equipment.due-too-far' });
	return ok({ lentOn: today, dueOn, lentState: thing.state });
}

/** Whether a day to return something is further than any loan. */
export function isTooFar(dueOn: string, today: string): boolean {
	return Date.parse(dueOn) - Date.parse(today) > MOST_DAYS * 86_400_000;
}
