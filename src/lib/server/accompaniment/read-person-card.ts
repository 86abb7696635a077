import { eq, sql } from 'drizzle-orm';
import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import type { AccompanimentError } from '../../domain/accompaniment/errors';
import type { NewPerson } from '../../domain/accompaniment/accompaniment.input';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { beneficiary } from '../db/schema/accompaniment';
import { readPerson, type ComparedPerson } from './compare-people';
import { findLikely, type LikelyPerson } from './find-likely';
import { readHistory, type History } from './read-history';

/** Somebody who was helped, whole. */
export type PersonCard = {
	person: ComparedPerson;
	history: History;
	/** Lines that were merged into hers; each may be separated again, from the last. */
	merged: { id: string; name: string; at: Date }[];
	/** One of those is on the school's file as she is: both stay there. */
	isBothOnFile: boolean;
	/** Who she may be, and who has her telephone. */
	likely: LikelyPerson[];
};

/**
 * The card of a person; of the line that stands for hers, when it was merged. Null when there is none,
 * or none to show.
 */
export async function readPersonCard(
	app: App,
	actor: StaffActor,
	beneficiaryId: string
): Promise<PersonCard | null> {
	if (!canAccompany(actor)) return null;
	const found = await app.db.transaction(actor, async (tx) => {
		const asked = await readPerson(tx, actor, `p:${beneficiaryId}`);
		const person = asked?.mergedIntoId
			? await readPerson(tx, actor, `p:${asked.mergedIntoId}`)
			: asked;
		if (!person?.id) return null;
		const likely = await findLikely(tx, actor, [person.id]);
		const merged = await mergedInto(tx, actor, person.id);
		const isBothOnFile =
			person.guardianId !== null && merged.some(({ guardianId }) => guardianId !== null);
		return { person, merged, isBothOnFile, likely };
	});
	if (!found) return null;
	return { ...found, history: await readHistory(app, actor, { beneficiaryId }) };
}

async function mergedInto(tx: Tx, actor: StaffActor, id: string) {
	const found = await rows<{
		id: string;
		name: string;
		guardian_id: string | null;
		merged_at: string;
	}>(
		tx,
		sql`select b.id, trim(coalesce(g.first_name, b.first_name) || ' ' || coalesce(g.last_name, b.last_name)) as name,
				b.guardian_id, b.merged_at
			from beneficiary b left join guardian g on g.id = b.guardian_id
			where b.merged_into_id = ${id} and b.school_id = ${actor.schoolId} and b.merged_at is not null
			order by b.merged_at desc`
	);
	return found.map(({ id, name, guardian_id, merged_at }) => ({
		id,
		name,
		guardianId: guardian_id,
		at: new Date(merged_at)
	}));
}

/**
 * Corrects the names and the telephone of somebody whom no file knows; those of the school's file are
 * corrected there. Refusals: `accompaniment.not-allowed`, `accompaniment.not-found`.
 */
export async function correctPerson(
	app: App,
	actor: StaffActor,
	beneficiaryId: string,
	named: NewPerson
): Promise<Result<{ before: NewPerson }, AccompanimentError>> {
	if (!canAccompany(actor)) return refuse({ code: 'accompaniment.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const before = await readPerson(tx, actor, `p:${beneficiaryId}`);
		if (!before?.id || before.guardianId !== null || before.mergedIntoId !== null) {
			return refuse({ code: 'accompaniment.not-found' });
		}
		await tx.update(beneficiary).set(named).where(eq(beneficiary.id, before.id));
		const { firstName, lastName, phone } = before;
		return ok({ before: { firstName, lastName, phone } });
	});
}
