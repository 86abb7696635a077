import { instantOf } from '../../domain/absence/record-absence';
import type { StaffActor } from '../../domain/shared/actor';
import { refuse, type Result } from '../../domain/shared/result';
import type { CreateSessionInput } from '../../domain/workshop/create-session.input';
import type { RunSessionError } from '../../domain/workshop/run-session-errors';
import type { WorkshopContent } from '../../domain/workshop/workshop';
import { canRunWorkshops } from '../../domain/workshop/workshop.policy';
import type { App } from '../app';
import { wantItemTranslations } from '../translation/want-item-translations';
import { saveItem, type Written } from '../compose/save-item';
import { readSchool } from '../directory/read-school';

/**
 * Creates a session of a workshop and offers it to every family of the school, by the same rules of
 * release as anything else.
 *
 * Refusals: `workshop.not-allowed`, `workshop.in-the-past`, `workshop.no-calendar`.
 */
export async function createSession(
	app: App,
	actor: StaffActor,
	input: CreateSessionInput
): Promise<Result<Written, RunSessionError>> {
	if (!canRunWorkshops(actor)) return refuse({ code: 'workshop.not-allowed' });
	const now = app.clock.now();
	let content: WorkshopContent | undefined;
	const created = await app.db.transaction(actor, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		content = contentOf(input, timeZone);
		if (Date.parse(content.startsAt) <= now.getTime()) {
			return refuse({ code: 'workshop.in-the-past' as const });
		}
		const saved = await saveItem(tx, actor, { kind: 'workshop', content, now });
		return saved.ok ? saved : refuse({ code: 'workshop.no-calendar' as const });
	});
	if (created.ok) {
		const said = { kind: 'workshop', content, former: null, pupilId: null } as const;
		await wantItemTranslations(app, actor.schoolId, [{ ...said, divisionId: null }]);
		app.wake();
	}
	return created;
}

function contentOf(input: CreateSessionInput, timeZone: string): WorkshopContent {
	return {
		theme: input.theme,
		startsAt: instantOf(input.day, input.from, timeZone),
		endsAt: instantOf(input.day, input.to, timeZone),
		place: input.place,
		...(input.capacity === undefined ? {} : { capacity: input.capacity }),
		...(input.interpreters.length ? { interpreters: input.interpreters } : {}),
		...(input.childcare ? { hasChildcare: true } : {}),
		...(input.note ? { note: input.note } : {})
	};
}
