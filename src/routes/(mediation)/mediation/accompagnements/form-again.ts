import { fail } from '@sveltejs/kit';
import type { StaffActor } from '$lib/domain/shared/actor';
import type { AccompanimentForm } from '$lib/forms/accompaniment-form';
import { readChosen } from '$lib/server/accompaniment/read-quick-entry';
import type { App } from '$lib/server/app';

/** The form of a help given again, with what is wrong, what was typed and who was chosen. */
export async function formAgain(
	app: App,
	actor: StaffActor,
	{ values, typed }: Pick<AccompanimentForm, 'values' | 'typed'>,
	errors: Record<string, string>
) {
	const keys = (name: string) => (values[name] ?? '').split(',').filter(Boolean);
	const chosen = await readChosen(app, actor, {
		guardians: keys('guardians'),
		people: keys('people')
	});
	return fail(400, { errors, values, chosen, newPeople: typed });
}
