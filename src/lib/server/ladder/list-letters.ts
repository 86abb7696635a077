import { sql } from 'drizzle-orm';
import type { ClimbingKind } from '../../domain/delivery/delivery-settings';
import { canCall } from '../../domain/ladder/ladder.policy';
import type { StaffActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { readSchool } from '../directory/read-school';
import type { PaperReader } from '../letter/write-paper';
import { countPeople, type PeopleCounts } from './list-to-call';
import { concernedPupils, dayAround, openThings } from './open-things';

/** Somebody to whom a letter is to be given. */
export type LetterLine = PaperReader & {
	mobile: string | null;
	hasWrongNumber: boolean;
	/** When it was printed; null when something that it has to say is not printed yet. */
	printedAt: Date | null;
};

/** Who gets a letter, by name of the class then of the person, and how long both lists are. */
export async function listLetters(
	app: App,
	actor: StaffActor
): Promise<{ lines: LetterLine[]; counts: PeopleCounts }> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => ({
		lines: canCall(actor) ? await readLetters(tx, actor, now) : [],
		counts: await countPeople(tx, actor)
	}));
}

/** The letters to be given in the actor's school, each with what it has to say. */
export async function readLetters(tx: Tx, actor: StaffActor, now: Date): Promise<LetterLine[]> {
	const { timeZone } = await readSchool(tx, actor);
	const found = await rows<Row>(
		tx,
		sql`with ${openThings(actor.schoolId, 'paper', dayAround(now, timeZone))}
			select t.guardian_id, t.kind, t.change, t.content, t.paper_at, t.last_call_outcome,
				g.title, g.first_name, g.last_name, g.mobile, coalesce(a.locale, g.letter_locale) as locale,
				${concernedPupils} as pupils
			from things t
			join guardian g on g.id = t.guardian_id
			left join account a on a.id = g.account_id
			order by t.rank, t.to_call_since, t.id`
	);
	const people = Map.groupBy(found, (row) => row.guardian_id);
	return [...people.values()].map(lineOf).sort(byClassAndName);
}

type Row = {
	guardian_id: string;
	kind: ClimbingKind;
	change: string;
	content: Record<string, unknown>;
	paper_at: Date | string | null;
	last_call_outcome: string | null;
	title: string | null;
	first_name: string;
	last_name: string;
	mobile: string | null;
	locale: Language | null;
	pupils: { firstName: string; division: string | null }[] | null;
};

function lineOf(things: Row[]): LetterLine {
	const first = things[0]!;
	const printed = things.map(({ paper_at }) => (paper_at ? new Date(paper_at).getTime() : 0));
	const isPrinted = printed.every((at) => at > 0);
	return {
		guardianId: first.guardian_id,
		title: first.title,
		firstName: first.first_name,
		lastName: first.last_name,
		locale: first.locale,
		mobile: first.mobile,
		hasWrongNumber: things.some((row) => row.last_call_outcome === 'wrong-number'),
		printedAt: isPrinted ? new Date(Math.max(...printed)) : null,
		things: things.map(({ kind, change, content, pupils }) => ({
			kind,
			isTakenBack: change === 'cancel',
			content,
			pupils: pupils ?? []
		}))
	};
}

/** A pile sorted by class is handed out class by class. */
function byClassAndName(a: LetterLine, b: LetterLine): number {
	const classOf = ({ things }: LetterLine) => things[0]?.pupils[0]?.division ?? '';
	return (
		classOf(a).localeCompare(classOf(b), 'fr', { numeric: true }) ||
		a.lastName.localeCompare(b.lastName, 'fr') ||
		a.firstName.localeCompare(b.firstName, 'fr')
	);
}
