import * as v from 'valibot';
import { accompanimentInput } from '../../src/lib/domain/accompaniment/accompaniment.input';
import type { NewPerson } from '../../src/lib/domain/accompaniment/accompaniment.input';
import type { StaffActor } from '../../src/lib/domain/shared/actor';
import { recordAccompaniment } from '../../src/lib/server/accompaniment/record-accompaniment';
import type { App } from '../../src/lib/server/app';

/** What a form sends, with what a test does not care about filled in. */
export const helpInput = (change: object = {}) =>
	v.parse(accompanimentInput, {
		themes: ['parenting'],
		place: 'school',
		duration: '30',
		...change
	});

export const person = (firstName: string, lastName: string, phone: string | null = null) =>
	({ firstName, lastName, phone }) satisfies NewPerson;

/** Notes a help given; throws when it is refused. */
export async function helpGiven(
	app: App,
	actor: StaffActor,
	change: object = {},
	people: NewPerson[] = []
) {
	const recorded = await recordAccompaniment(app, actor, helpInput(change), people);
	if (!recorded.ok) throw new Error(recorded.error.code);
	return recorded.value;
}
