import { sql } from 'drizzle-orm';
import type { WorkshopCard } from '../../domain/home/home';
import { SYSTEM, type GuardianActor } from '../../domain/shared/actor';
import { isFollowUpOpen } from '../../domain/workshop/follow-up';
import { hostOf } from '../../domain/workshop/remote-link';
import { isLinkShown } from '../../domain/workshop/session-moments';
import { WORKSHOP_SKILLS, type WorkshopTheme } from '../../domain/workshop/workshop';
import { isoDateIn } from '../../i18n/dates';
import type { App } from '../app';
import { rows } from '../db/client';

/** An address outside, and where it leads, as families are shown it. */
export type Way = { url: string; host: string };

/** What the page of a session says beside its card. */
export type FamilyFacts = {
	/** The other days of its series, to come, `YYYY-MM-DD`. */
	days: string[];
	/** Where to meet at a distance: for those who come, from the day before. */
	link: Way | null;
	/** What those who were there can do now. */
	learned: WorkshopTheme[];
	/** A game to go on with (Pix parentalité). */
	game: Way | null;
	/** Whether she may say how it was. */
	isAsked: boolean;
};

/**
 * What the page of a session says to the guardian who was shown its card: the link when she has a
 * place, what she learned when she was there. Never who else comes.
 *
 * @param card as this guardian was shown it
 */
export async function readFactsForFamily(
	app: App,
	actor: GuardianActor,
	card: WorkshopCard
): Promise<FamilyFacts> {
	const now = app.clock.now();
	const { timeZone, today } = card.school;
	// As the system: a catalogue is staff's. What is given of it depends on the card alone.
	const [found] = await app.db.transaction(SYSTEM, (tx) =>
		rows<Row>(
			tx,
			sql`select s.remote_url, e.pix_url, e.skills, coalesce((
					select array_agg(v.starts_at order by v.starts_at)
					from workshop_session other
					cross join lateral (
						select content ->> 'startsAt' as starts_at, change from item_version
						where item_id = other.item_id and released_at is not null
							and withdrawn_at is null
						order by number desc limit 1
					) v
					where other.series_id = s.series_id and other.item_id <> s.item_id
						and v.change <> 'cancel'
				), '{}') as others
				from workshop_session s
				left join catalogue_entry e on e.id = s.entry_id
				where s.item_id = ${card.itemId}::uuid`
		)
	);
	const isThere = card.isPresent && card.endsAt <= now;
	const mayEnter =
		card.has === 'place' && !card.isTakenBack && isLinkShown({ timeZone }, card, now);
	return {
		days: (found?.others ?? [])
			.map((at) => isoDateIn(new Date(at), timeZone))
			.filter((day) => day >= today),
		link: mayEnter && found?.remote_url ? wayTo(found.remote_url) : null,
		learned: isThere ? learnedAt(card.theme, found?.skills ?? []) : [],
		game: isThere && found?.pix_url ? wayTo(found.pix_url) : null,
		isAsked: isThere && !actor.isProvisional && isFollowUpOpen(card.endsAt, now)
	};
}

/** The skills of the catalogue, else what the workshop was about; a parents' café teaches no one thing. */
function learnedAt(theme: WorkshopTheme, skills: readonly string[]): WorkshopTheme[] {
	const known = WORKSHOP_SKILLS.filter((skill) => skills.includes(skill));
	if (known.length > 0) return known;
	return theme === 'parents-cafe' ? [] : [theme];
}

function wayTo(url: string): Way {
	return { url, host: hostOf(url) };
}

type Row = {
	remote_url: string | null;
	pix_url: string | null;
	skills: string[] | null;
	others: string[];
};
