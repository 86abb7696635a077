import {
	faultOfPeople,
	type AccompanimentInput,
	type NewPerson
} from '../../domain/accompaniment/accompaniment.input';
import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { accompaniment, accompanimentParticipant } from '../db/schema/accompaniment';
import { readSchool } from '../directory/read-school';
import { columnsOf, instantTyped } from './accompaniment-row';
import { findLikely, type LikelyPerson } from './find-likely';
import { keepPeople } from './keep-people';

/** A refusal, and the field of the form that it is about (`''`: the form itself). */
export type FieldRefusal = { code: string; field: string };

/** What was written, and who of the new people may be known already. */
export type Recorded = { accompanimentId: string; likely: LikelyPerson[] };

/**
 * Keeps the trace of a help given to one or several people, named or counted. It is saved at once
 * whatever the people's names look like: who may be known already is told afterwards.
 *
 * Refusals: `accompaniment.not-allowed`, `.nobody`, `.many-people`, `.nameless-theme`,
 * `.unknown-family`, `.in-the-future`.
 */
export async function recordAccompaniment(
	app: App,
	actor: StaffActor,
	input: AccompanimentInput,
	newPeople: readonly NewPerson[]
): Promise<Result<Recorded, FieldRefusal>> {
	if (!canAccompany(actor)) return refuse({ code: 'accompaniment.not-allowed', field: '' });
	const fault = faultOfPeople(input, newPeople);
	if (fault) return refuse(fault);
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		const at = instantTyped(input, timeZone, now);
		if (at > now) return refuse({ code: 'accompaniment.in-the-future', field: 'day' });
		const kept = await keepPeople(tx, actor, { ...input, newPeople }, now);
		if (!kept.ok) return refuse({ ...kept.error, field: 'family' });
		const [added] = await tx
			.insert(accompaniment)
			.values({
				...columnsOf(input),
				schoolId: actor.schoolId,
				staffId: actor.staffId,
				at,
				writtenAt: now
			})
			.returning({ id: accompaniment.id });
		await setParticipants(tx, actor, added!.id, kept.value.ids);
		const likely = await findLikely(tx, actor, kept.value.newIds);
		return ok({ accompanimentId: added!.id, likely });
	});
}

/** Writes who was helped by name. */
export async function setParticipants(
	tx: Tx,
	actor: StaffActor,
	accompanimentId: string,
	beneficiaryIds: readonly string[]
): Promise<void> {
	if (beneficiaryIds.length === 0) return;
	await tx.insert(accompanimentParticipant).values(
		beneficiaryIds.map((beneficiaryId) => ({
			schoolId: actor.schoolId,
			accompanimentId,
			beneficiaryId
		}))
	);
}
