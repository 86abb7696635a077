import * as v from 'valibot';

/** More at once than a school has families is a mistake. */
export const REMINDERS_AT_ONCE = 500;

const uuid = v.pipe(v.string(), v.uuid());

/** The guardians chosen (`g`, as many times as there are); anything else is left out. */
export function readChosen(given: readonly unknown[]): string[] {
	const keys = given.filter((value): value is string => v.is(uuid, value));
	return [...new Set(keys.map((key) => key.toLowerCase()))].slice(0, REMINDERS_AT_ONCE);
}

/** The sending to take back. */
export const undoRemindersInput = v.object({
	entry: v.pipe(v.string(), v.uuid('reminder.not-found'))
});
