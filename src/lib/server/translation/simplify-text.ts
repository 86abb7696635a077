import { canComposeMessage } from '../../domain/message/message.policy';
import { canComposeHomework } from '../../domain/homework/homework.policy';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { checkSimplified } from '../../domain/translation/check-simplified';
import { hasWords, protectText, restoreText } from '../../domain/translation/protect-text';
import type { App } from '../app';
import { readSchool } from '../directory/read-school';
import { addHits, clientKey } from '../front/count-hits';
import { readSchoolWords } from './school-words';
import { engineOf } from './want-translations';

/** Why there is no simplified version: the writer's own words stay. */
export type SimplifyError = {
	code:
		/** No engine that can, not opted into, the school's sending is stopped, or not for this role. */
		| 'simplify.not-available'
		/** The writer asked for very many: the engine is shared, and paid for. */
		| 'simplify.too-many'
		/** The engine did not answer with something that can be read. */
		| 'simplify.no-answer'
		/** Its answer lost or added a day, a name, an amount, a negation…: it may not be shown. */
		| 'simplify.not-kept';
};

/** What one person may ask for: far more than writing takes. */
export const SIMPLIFY_LIMIT = { count: 40, minutes: 10 };

/** Whether the engine that the actor's school opted into says French texts in simpler words. */
export async function canSimplify(app: App, actor: StaffActor): Promise<boolean> {
	const { translator } = app;
	if (!translator?.simplify) return false;
	if (!canComposeMessage(actor, 'pupil') && !canComposeHomework(actor)) return false;
	return app.db.transaction(SYSTEM, async (tx) => {
		const school = await readSchool(tx, actor);
		return (
			school.sendingStoppedAt === null && (await engineOf(tx, actor.schoolId)) === translator.id
		);
	});
}

/**
 * Asks the engine for a simplified version of a text that is being written: proposed beside it, for
 * the writer to take or leave. Names, days and the like are hidden from the engine, and an answer that
 * does not keep each of them is refused. Nothing is kept. What comes out is « simplifié »: only readers
 * could say that it is easy to read.
 *
 * Refusals: `simplify.not-available`, `simplify.too-many`, `simplify.no-answer`, `simplify.not-kept`.
 */
export async function simplifyText(
	app: App,
	actor: StaffActor,
	text: string
): Promise<Result<string, SimplifyError>> {
	const simplify = app.translator?.simplify;
	if (!simplify || !(await canSimplify(app, actor))) {
		return refuse({ code: 'simplify.not-available' });
	}
	const { hits, names, terms } = await app.db.transaction(SYSTEM, async (tx) => ({
		hits: await addHits(
			tx,
			clientKey(app, 'simplify', actor.staffId),
			SIMPLIFY_LIMIT,
			app.clock.now(),
			1
		),
		...(await readSchoolWords(tx, actor.schoolId))
	}));
	if (hits > SIMPLIFY_LIMIT.count) return refuse({ code: 'simplify.too-many' });
	const given = protectText(text, { names, terms, target: 'fr-simple' });
	if (!hasWords(given)) return ok(text);
	const answer = await simplify({ text: given.text });
	if (answer.kind !== 'translated') return refuse({ code: 'simplify.no-answer' });
	const checked = checkSimplified(given, answer.text);
	if (!checked.ok) return refuse({ code: 'simplify.not-kept' });
	// In the same language each slot comes back as it was written.
	return ok(restoreText(checked.value, given.slots, ({ source }) => source));
}
