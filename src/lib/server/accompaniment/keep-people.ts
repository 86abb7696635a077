import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { NewPerson } from '../../domain/accompaniment/accompaniment.input';
import type { AccompanimentError } from '../../domain/accompaniment/errors';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { Tx } from '../db/client';
import { beneficiary } from '../db/schema/accompaniment';
import { guardian } from '../db/schema/directory';

/** Whom a form names: guardians on file, people helped before, people unknown until now. */
export type NamedPeople = {
	guardians: readonly string[];
	people: readonly string[];
	newPeople: readonly NewPerson[];
};

/**
 * The lines of the people that a form names; those that did not exist are made. A guardian has one
 * line a school, however many write at once.
 * Refusal: `accompaniment.unknown-family` when one of them is not of the school, or has left.
 */
export async function keepPeople(
	tx: Tx,
	actor: StaffActor,
	{ guardians, people, newPeople }: NamedPeople,
	now: Date
): Promise<Result<{ ids: string[]; newIds: string[] }, AccompanimentError>> {
	const known = await knownPeople(tx, actor, people);
	const onFile = await guardianLines(tx, actor, guardians, now);
	if (!known || !onFile) return refuse({ code: 'accompaniment.unknown-family' });
	const added = newPeople.length
		? await tx
				.insert(beneficiary)
				.values(newPeople.map((one) => ({ ...one, schoolId: actor.schoolId, createdAt: now })))
				.returning({ id: beneficiary.id })
		: [];
	const newIds = added.map(({ id }) => id);
	return ok({ ids: [...new Set([...known, ...onFile, ...newIds])], newIds });
}

async function knownPeople(tx: Tx, actor: StaffActor, people: readonly string[]) {
	const wanted = [...new Set(people)];
	if (wanted.length === 0) return [];
	const found = await tx
		.select({ id: sql<string>`coalesce(${beneficiary.mergedIntoId}, ${beneficiary.id})` })
		.from(beneficiary)
		.where(and(inArray(beneficiary.id, wanted), eq(beneficiary.schoolId, actor.schoolId)));
	return found.length === wanted.length ? found.map(({ id }) => id) : null;
}

async function guardianLines(tx: Tx, actor: StaffActor, guardians: readonly string[], now: Date) {
	const wanted = [...new Set(guardians)];
	if (wanted.length === 0) return [];
	const found = await tx
		.select()
		.from(guardian)
		.where(
			and(
				inArray(guardian.id, wanted),
				eq(guardian.schoolId, actor.schoolId),
				isNull(guardian.leftAt)
			)
		);
	if (found.length !== wanted.length) return null;
	const kept = await tx
		.insert(beneficiary)
		.values(
			found.map(({ id, firstName, lastName }) => ({
				schoolId: actor.schoolId,
				guardianId: id,
				firstName,
				lastName,
				createdAt: now
			}))
		)
		.onConflictDoUpdate({
			target: [beneficiary.schoolId, beneficiary.guardianId],
			targetWhere: isNotNull(beneficiary.guardianId),
			// A line there already takes the names of the file as they are today.
			set: { firstName: sql`excluded.first_name`, lastName: sql`excluded.last_name` }
		})
		.returning({
			id: sql<string>`coalesce(${beneficiary.mergedIntoId}, ${beneficiary.id})`
		});
	return kept.map(({ id }) => id);
}
