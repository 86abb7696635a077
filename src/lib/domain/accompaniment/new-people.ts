import { toE164 } from '../directory/phone';
import { oneLine } from '../directory/written-text';
import type { NewPerson } from './accompaniment.input';

const NAME_MAX = 60;

/** What is typed of somebody, field by field; empty where nothing was. */
export type TypedPerson = { firstName: string; lastName: string; phone: string };

/**
 * The people whom a form names because no file knows them. A row left empty is nobody; a first name
 * is enough, since people are helped who give no more.
 *
 * @param uai of the school, to read the short numbers of some territories
 * @returns the people, or the code of what is wrong: `accompaniment.no-first-name`,
 *   `accompaniment.long-name`, `accompaniment.bad-phone`
 */
export function readNewPeople(
	typed: readonly TypedPerson[],
	uai: string
): { ok: true; people: NewPerson[] } | { ok: false; code: string; row: number } {
	const people: NewPerson[] = [];
	for (const [row, given] of typed.entries()) {
		const firstName = oneLine(given.firstName);
		const lastName = oneLine(given.lastName);
		const rawPhone = oneLine(given.phone);
		if (firstName + lastName + rawPhone === '') continue;
		if (firstName === '') return { ok: false, code: 'accompaniment.no-first-name', row };
		if (Math.max(firstName.length, lastName.length) > NAME_MAX) {
			return { ok: false, code: 'accompaniment.long-name', row };
		}
		const phone = rawPhone === '' ? null : toE164(rawPhone, uai);
		if (rawPhone !== '' && phone === null) {
			return { ok: false, code: 'accompaniment.bad-phone', row };
		}
		people.push({ firstName, lastName, phone });
	}
	return { ok: true, people };
}
