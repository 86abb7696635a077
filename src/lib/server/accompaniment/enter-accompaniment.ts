import type { AccompanimentInput, NewPerson } from '../../domain/accompaniment/accompaniment.input';
import { readNewPeople, type TypedPerson } from '../../domain/accompaniment/new-people';
import type { PickFamilyInput } from '../../domain/directory/pick-family.input';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { readSchool } from '../directory/read-school';
import { pickFamily } from '../funnel/pick-family';
import type { FieldRefusal } from './record-accompaniment';

/** What a form says of the people helped, before anything is looked up. */
export type EnteredPeople = { typed: readonly TypedPerson[]; family: PickFamilyInput };

/**
 * Completes the form of a help given: the people whom no file knows, with telephones as the school
 * types them, and a family whose name was typed and not picked (without script).
 *
 * Refusals: `accompaniment.no-first-name`, `.long-name`, `.bad-phone`, and those of `pickFamily`.
 */
export async function enterPeople(
	app: App,
	actor: StaffActor,
	input: AccompanimentInput,
	{ typed, family }: EnteredPeople
): Promise<Result<{ input: AccompanimentInput; newPeople: NewPerson[] }, FieldRefusal>> {
	const people = await newPeopleOf(app, actor, typed);
	if (!people.ok) return people;
	if (!family.guardian && !family['guardian-typed']) {
		return ok({ input, newPeople: people.value });
	}
	const picked = await pickFamily(app, actor, family);
	if (!picked.ok) return refuse({ code: picked.error.code, field: 'family' });
	const guardians = [...new Set([...input.guardians, picked.value.guardianId])];
	return ok({ input: { ...input, guardians }, newPeople: people.value });
}

/** The people whom no file knows, as typed in the actor's school. */
export async function newPeopleOf(
	app: App,
	actor: StaffActor,
	typed: readonly TypedPerson[]
): Promise<Result<NewPerson[], FieldRefusal>> {
	const { uai } = await app.db.transaction(actor, (tx) => readSchool(tx, actor));
	const read = readNewPeople(typed, uai);
	return read.ok ? ok(read.people) : refuse({ code: read.code, field: 'person' });
}
