import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import type { AccompanimentError } from '../../domain/accompaniment/errors';
import type { MergeInput, Side } from '../../domain/accompaniment/people.input';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { beneficiary } from '../db/schema/accompaniment';
import { journal } from '../db/schema/staff';
import { keepPeople } from './keep-people';

type PersonRow = typeof beneficiary.$inferSelect;

/** What a merge keeps for its undo: what the other line said, and which lines came along. */
type BeforeMerge = {
	kept: Pick<PersonRow, 'firstName' | 'lastName' | 'phone' | 'locale'>;
	along: string[];
};

/** What a merge did, as the screen says it. */
export type Merged = {
	/** The line that stands for both, and the one that was merged into it. */
	keptId: string;
	mergedId: string;
	/** Helps now in one history, and those where both were: counted once from now on. */
	helps: number;
	shared: number;
	/** Both are on the school's file: both stay there, and both cards show the one history. */
	isBothOnFile: boolean;
};

/**
 * Makes one history of two: nothing is erased, every help and appointment stays with the line it was
 * written on, and the other line stands for both from now on. The line of somebody on the school's
 * file stands for one that is not; the names of the file are never changed from here.
 *
 * Refusals: `accompaniment.not-allowed`, `.not-found`, `.same-person`, `.already-merged` (somebody
 * else did it first).
 */
export async function mergePeople(
	app: App,
	actor: StaffActor,
	input: MergeInput
): Promise<Result<Merged, AccompanimentError>> {
	if (!canAccompany(actor)) return refuse({ code: 'accompaniment.not-allowed' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const ids = [
			await lineOf(tx, actor, input.one, now),
			await lineOf(tx, actor, input.other, now)
		];
		if (ids[0] === null || ids[1] === null) return refuse({ code: 'accompaniment.not-found' });
		const [one, other] = await lockLines(tx, actor, ids as [string, string]);
		if (!one || !other) return refuse({ code: 'accompaniment.not-found' });
		if (one.id === other.id) return refuse({ code: 'accompaniment.same-person' });
		if (one.mergedIntoId !== null || other.mergedIntoId !== null) {
			return refuse({ code: 'accompaniment.already-merged' });
		}
		const stands = standsForBoth(one, other, input.file);
		const [kept, merged] = stands === 'one' ? [one, other] : [other, one];
		const of = (side: Side) => (side === 'one' ? one : other);
		const shared = await countHelps(tx, kept.id, merged.id);
		const along = await tx
			.update(beneficiary)
			.set({ mergedIntoId: kept.id })
			.where(eq(beneficiary.mergedIntoId, merged.id))
			.returning({ id: beneficiary.id });
		const { firstName, lastName, phone, locale } = kept;
		const before: BeforeMerge = {
			kept: { firstName, lastName, phone, locale },
			along: along.map(({ id }) => id)
		};
		await tx
			.update(beneficiary)
			.set({ mergedIntoId: kept.id, mergedAt: now, beforeMerge: before })
			.where(eq(beneficiary.id, merged.id));
		// The file's names stand as long as the file has them; what is kept here is for when it has not.
		const named = kept.guardianId === null ? of(input.name) : kept;
		await tx
			.update(beneficiary)
			.set({
				firstName: named.firstName,
				lastName: named.lastName,
				phone: of(input.phone).phone ?? one.phone ?? other.phone,
				locale: of(input.locale).locale ?? one.locale ?? other.locale
			})
			.where(eq(beneficiary.id, kept.id));
		const isBothOnFile = kept.guardianId !== null && merged.guardianId !== null;
		await tx.insert(journal).values({
			at: now,
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			action: 'beneficiary.merged',
			subject: kept.id,
			details: { merged: merged.id, isBothOnFile, ...shared }
		});
		return ok({ keptId: kept.id, mergedId: merged.id, isBothOnFile, ...shared });
	});
}

/**
 * Undoes a merge, however long after: each line has its own history again, and says what it said.
 * Refusals: `accompaniment.not-allowed`, `.not-found`, `.undone-too-late` (its line was merged into
 * a third one since: that merge is undone first).
 */
export async function unmergePeople(
	app: App,
	actor: StaffActor,
	mergedId: string
): Promise<Result<{ keptId: string }, AccompanimentError>> {
	if (!canAccompany(actor)) return refuse({ code: 'accompaniment.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const [merged] = await lockLines(tx, actor, [mergedId]);
		if (!merged) return refuse({ code: 'accompaniment.not-found' });
		const { mergedIntoId: keptId, beforeMerge } = merged;
		if (keptId === null) return ok({ keptId: merged.id });
		if (beforeMerge === null) return refuse({ code: 'accompaniment.undone-too-late' });
		const { kept, along } = beforeMerge as BeforeMerge;
		const [last] = await tx
			.select({ id: beneficiary.id })
			.from(beneficiary)
			.where(and(eq(beneficiary.mergedIntoId, keptId), isNotNull(beneficiary.mergedAt)))
			.orderBy(sql`${beneficiary.mergedAt} desc`)
			.limit(1);
		if (last?.id !== merged.id) return refuse({ code: 'accompaniment.undone-too-late' });
		await tx
			.update(beneficiary)
			.set({ mergedIntoId: null, mergedAt: null, beforeMerge: null })
			.where(eq(beneficiary.id, merged.id));
		if (along.length > 0) {
			await tx
				.update(beneficiary)
				.set({ mergedIntoId: merged.id })
				.where(inArray(beneficiary.id, along));
		}
		await tx.update(beneficiary).set(kept).where(eq(beneficiary.id, keptId));
		await tx.insert(journal).values({
			at: app.clock.now(),
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			action: 'beneficiary.unmerged',
			subject: keptId,
			details: { merged: merged.id }
		});
		return ok({ keptId });
	});
}

/** The line that an address names: a person's, or that of a guardian on file, made when she has none. */
async function lineOf(
	tx: Tx,
	actor: StaffActor,
	address: string,
	now: Date
): Promise<string | null> {
	const id = address.slice(2).toLowerCase();
	if (address.startsWith('p:')) return id;
	if (!/^[0-9a-f-]{36}$/.test(id)) return null;
	const kept = await keepPeople(tx, actor, { guardians: [id], people: [], newPeople: [] }, now);
	return kept.ok ? kept.value.ids[0]! : null;
}

/** Lines of the school, locked in the order of their keys: two who merge at once wait, not in a circle. */
async function lockLines(tx: Tx, actor: StaffActor, ids: readonly string[]): Promise<PersonRow[]> {
	const found = await tx
		.select()
		.from(beneficiary)
		.where(
			and(
				sql`${beneficiary.id}::text in (${sql.join(
					ids.map((id) => sql`${id.toLowerCase()}`),
					sql`, `
				)})`,
				eq(beneficiary.schoolId, actor.schoolId)
			)
		)
		.orderBy(beneficiary.id)
		.for('update');
	return ids.flatMap((id) => found.find((row) => row.id === id.toLowerCase()) ?? []);
}

/** Which line stands for both: the one on file; between two of them, the one that was chosen. */
function standsForBoth(one: PersonRow, other: PersonRow, chosen: Side): Side {
	if (one.guardianId !== null && other.guardianId !== null) return chosen;
	if (other.guardianId !== null) return 'other';
	return 'one';
}

async function countHelps(tx: Tx, keptId: string, mergedId: string) {
	const [found] = await rows<{ helps: number; shared: number }>(
		tx,
		sql`with own as (
				select ap.accompaniment_id, coalesce(b.merged_into_id, b.id) as standing
				from accompaniment_participant ap
				join beneficiary b on b.id = ap.beneficiary_id
				join accompaniment a on a.id = ap.accompaniment_id and a.undone_at is null
				where coalesce(b.merged_into_id, b.id) in (${keptId}, ${mergedId})
			), each as (
				select accompaniment_id, count(distinct standing) as people from own group by accompaniment_id
			)
			select count(*)::int as helps, (count(*) filter (where people > 1))::int as shared from each`
	);
	return { helps: found!.helps, shared: found!.shared };
}
