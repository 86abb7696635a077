import { eq } from 'drizzle-orm';
import type { ContactInput } from '../../domain/directory/settle-school.input';
import { canSettleSchool } from '../../domain/directory/settle-school.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { school, service } from '../db/schema/directory';
import { codeOf } from './import-services';

type SettleError = { code: 'school.not-allowed' | 'school.no-service' };

/** Says whom families may turn to; what is left empty is no longer shown. */
export async function settleContact(
	app: App,
	actor: StaffActor,
	input: ContactInput
): Promise<Result<null, SettleError>> {
	if (!canSettleSchool(actor)) return refuse({ code: 'school.not-allowed' });
	await app.db.transaction(actor, (tx) =>
		tx
			.update(school)
			.set({ phone: input.phone ?? null, referencePerson: input.referencePerson || null })
			.where(eq(school.id, actor.schoolId))
	);
	return ok(null);
}

/** Adds a service that the school relies on; one of the same name stays as it is. */
export async function addService(
	app: App,
	actor: StaffActor,
	input: { name: string }
): Promise<Result<null, SettleError>> {
	if (!canSettleSchool(actor)) return refuse({ code: 'school.not-allowed' });
	const code = codeOf(input.name);
	if (code === '') return refuse({ code: 'school.no-service' });
	await app.db.transaction(actor, (tx) =>
		tx
			.insert(service)
			.values({ schoolId: actor.schoolId, code, name: input.name })
			.onConflictDoNothing()
	);
	return ok(null);
}
