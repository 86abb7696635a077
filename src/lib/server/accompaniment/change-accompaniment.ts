import { eq, sql } from 'drizzle-orm';
import {
	faultOfPeople,
	type AccompanimentInput,
	type NewPerson
} from '../../domain/accompaniment/accompaniment.input';
import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import type { LineField, StandingLine } from '../../domain/accompaniment/changed-fields';
import { formValues, typedLine } from '../../domain/accompaniment/form-values';
import { settleClash } from '../../domain/accompaniment/settle-clash';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { accompaniment } from '../db/schema/accompaniment';
import { readSchool } from '../directory/read-school';
import { columnsOf, instantTyped } from './accompaniment-row';
import { findLikely, type LikelyPerson } from './find-likely';
import { keepPeople } from './keep-people';
import { standingLine } from './people-sql';
import { readLine, type AccompanimentCard } from './read-accompaniment';
import { setParticipants, type FieldRefusal } from './record-accompaniment';

/** Somebody else changed the line first: what she changed, and the form to go on with. */
export type Clash = FieldRefusal & {
	code: 'accompaniment.changed-meanwhile';
	clash: { by: string; theirs: LineField[]; clashing: LineField[]; standing: AccompanimentCard };
	/** Values of the form: what was typed, with the other's changes where nothing was touched. */
	values: Record<string, string>;
};

/** What was changed, and what undoes it. */
export type Changed = {
	revision: number;
	before: Record<string, string>;
	likely: LikelyPerson[];
};

/**
 * Changes a line, unless somebody changed it since it was opened: then the second one is told what
 * changed and keeps what she typed, to look at and save again.
 *
 * Refusals: those of `recordAccompaniment`, `accompaniment.not-found`, `.changed-meanwhile`.
 *
 * @param given.revision the revision that the form was opened with
 * @param given.before the line as the form was opened; without it, as it stands
 */
export async function changeAccompaniment(
	app: App,
	actor: StaffActor,
	given: {
		accompanimentId: string;
		revision: number;
		before: StandingLine | null;
		input: AccompanimentInput;
		newPeople: readonly NewPerson[];
	}
): Promise<Result<Changed, FieldRefusal | Clash>> {
	if (!canAccompany(actor)) return refuse({ code: 'accompaniment.not-allowed', field: '' });
	const { accompanimentId, input, newPeople } = given;
	const fault = faultOfPeople(input, newPeople);
	if (fault) return refuse(fault);
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const card = await readLine(tx, actor, accompanimentId, true);
		if (!card || card.isUndone) return refuse({ code: 'accompaniment.not-found', field: '' });
		if (card.revision !== given.revision) return refuse(clashOf(card, given));
		const { timeZone } = await readSchool(tx, actor);
		const [day, hour] = card.line.at.split(' ');
		const isSameTime = (input.day ?? day) === day && (input.hour ?? hour) === hour;
		const at = isSameTime
			? card.at
			: instantTyped({ day: input.day ?? day, hour: input.hour ?? hour }, timeZone, now);
		if (at > now) return refuse({ code: 'accompaniment.in-the-future', field: 'day' });
		const kept = await keepPeople(tx, actor, { ...input, newPeople }, now);
		if (!kept.ok) return refuse({ ...kept.error, field: 'family' });
		const revision = card.revision + 1;
		await tx
			.update(accompaniment)
			.set({ ...columnsOf(input), at, revision, changedAt: now, changedBy: actor.staffId })
			.where(eq(accompaniment.id, card.id));
		await replaceParticipants(tx, actor, card.id, kept.value.ids);
		const likely = await findLikely(tx, actor, kept.value.newIds);
		return ok({ revision, before: formValues(card.line), likely });
	});
}

function clashOf(
	standing: AccompanimentCard,
	given: {
		before: StandingLine | null;
		input: AccompanimentInput;
		newPeople: readonly NewPerson[];
	}
): Clash {
	const before = given.before ?? standing.line;
	const typed = typedLine(given.input, given.newPeople, before.at);
	const { line, theirs, clashing } = settleClash(before, standing.line, typed);
	const values = formValues(line);
	// Families added in the form are keys of the directory, not of a line yet.
	const { guardians } = given.input;
	const people = values
		.people!.split(',')
		.filter((key) => standing.line.names.includes(key) || given.input.people.includes(key));
	return {
		code: 'accompaniment.changed-meanwhile',
		field: '',
		clash: { by: standing.changed?.name ?? standing.by.name, theirs, clashing, standing },
		values: { ...values, people: people.join(','), guardians: guardians.join(',') }
	};
}

/**
 * Takes off who is no longer named and adds who was not. Whoever stays keeps the line that she was
 * written down with: a merge undone later finds it again.
 */
async function replaceParticipants(
	tx: Tx,
	actor: StaffActor,
	accompanimentId: string,
	ids: readonly string[]
): Promise<void> {
	const present = await rows<{ beneficiary_id: string; standing: string }>(
		tx,
		sql`select ap.beneficiary_id, ${standingLine('b')} as standing
			from accompaniment_participant ap join beneficiary b on b.id = ap.beneficiary_id
			where ap.accompaniment_id = ${accompanimentId}`
	);
	const gone = present.filter(({ standing }) => !ids.includes(standing));
	for (const { beneficiary_id } of gone) {
		await tx.execute(
			sql`delete from accompaniment_participant
				where accompaniment_id = ${accompanimentId} and beneficiary_id = ${beneficiary_id}`
		);
	}
	const there = present.map(({ standing }) => standing);
	await setParticipants(
		tx,
		actor,
		accompanimentId,
		ids.filter((id) => !there.includes(id))
	);
}
