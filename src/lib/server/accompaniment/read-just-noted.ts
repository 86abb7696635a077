import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { findLikely, type LikelyPerson } from './find-likely';
import type { Helped } from './people-sql';
import { readLine } from './read-accompaniment';

/** A line that was just noted, for the notice that says so and offers to take it back. */
export type JustNoted = {
	id: string;
	people: Helped[];
	anonymous: number;
	/** Who of the people that no file knows may be known already. */
	likely: LikelyPerson[];
};

/** The line that an address says was just noted; null when it is gone, or taken back. */
export async function readJustNoted(
	app: App,
	actor: StaffActor,
	accompanimentId: string | null
): Promise<JustNoted | null> {
	if (accompanimentId === null || !canAccompany(actor)) return null;
	return app.db.transaction(actor, async (tx) => {
		const card = await readLine(tx, actor, accompanimentId);
		if (!card || card.isUndone) return null;
		const offFile = card.people.filter(({ guardianId }) => guardianId === null);
		const likely = await findLikely(
			tx,
			actor,
			offFile.map(({ id }) => id)
		);
		return { id: card.id, people: card.people, anonymous: card.line.anonymous, likely };
	});
}
