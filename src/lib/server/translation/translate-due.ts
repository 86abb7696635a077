import { and, eq, isNull } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import { checkSlots } from '../../domain/translation/check-slots';
import {
	isEngineDown,
	judgeEngine,
	type FailedAnswer
} from '../../domain/translation/judge-engine';
import { hasWords, protectText, restoreText } from '../../domain/translation/protect-text';
import type { TranslatorEngine } from '../../domain/translation/translator-engine';
import type { App } from '../app';
import { school } from '../db/schema/directory';
import { describeError } from '../describe-error';
import { translation, translationOptIn } from '../db/schema/translation';
import { claimDueTranslations, type ClaimedText } from './claim-due-translations';
import { giveBackUntried, recordFailed, recordTranslated } from './record-translation';
import { readSchoolWords, type SchoolWords } from './school-words';
import { wordSlot } from './word-slot';

/** Texts under way at once: engines that schools run themselves have few processors. */
const LANES = 4;
/** How long an engine in trouble is left alone by the rest of the batch. */
const PUT_OFF = 30_000;

/**
 * Has due texts translated, one batch of them. Nothing of a school's message waits for this: its
 * original was shown at once. An answer that does not keep every slot is refused; an engine in
 * trouble is left alone, and the rest of the batch is given back untried.
 *
 * @returns how many texts were dealt with; more may be due while it is not 0
 */
export async function translateDue(app: App): Promise<number> {
	const { translator } = app;
	if (!translator) return 0;
	const { claimed, leaseUntil, words } = await app.db.transaction(SYSTEM, async (tx) => {
		const batch = await claimDueTranslations(tx, translator.id, app.clock.now());
		const ids = [...new Set(batch.claimed.map(({ schoolId }) => schoolId))];
		const words = new Map<string, SchoolWords>();
		for (const id of ids) words.set(id, await readSchoolWords(tx, id));
		return { ...batch, words };
	});
	let next = 0;
	let isDown = false;
	const lane = async () => {
		for (let text = claimed[next++]; text; text = claimed[next++]) {
			if (isDown || !(await mayTranslate(app, translator, text, leaseUntil))) {
				const at = new Date(app.clock.now().getTime() + (isDown ? PUT_OFF : 0));
				await giveBackUntried(app, text, at, leaseUntil);
				continue;
			}
			const answer = await translate(translator, text, words.get(text.schoolId)!).catch(
				(error: unknown): FailedAnswer => {
					// A text that breaks what handles it stops no other, of its school or of another one.
					const what = { translationId: text.id, ...describeError(error) };
					app.log.error(what, 'a text could not be handled');
					return { kind: 'unreadable', reason: 'unexpected' };
				}
			);
			if (answer.kind === 'translated') {
				await recordTranslated(app, text, translator.id, answer.text, leaseUntil);
				continue;
			}
			isDown ||= isEngineDown(answer);
			const now = app.clock.now();
			const attempts = text.attempts + 1;
			const random = Math.random();
			const verdict = judgeEngine(answer, { attempts, askedAt: text.askedAt, now, random });
			const { id } = text;
			app.log.warn(
				{ translationId: id, answer: answer.kind, verdict: verdict.kind },
				'no translation'
			);
			await recordFailed(app, text, verdict, leaseUntil);
		}
	};
	const lanes = await Promise.allSettled(
		Array.from({ length: Math.min(LANES, claimed.length) }, lane)
	);
	const trouble = lanes.find((one) => one.status === 'rejected');
	if (trouble) throw trouble.reason;
	return claimed.length;
}

/** Minimises, asks, checks, and puts back: what is shown, or why there is nothing to show. */
async function translate(
	engine: TranslatorEngine,
	{ sourceText, from, to }: ClaimedText,
	{ names, terms }: SchoolWords
): Promise<{ kind: 'translated'; text: string } | FailedAnswer> {
	const given = protectText(sourceText, { names, terms, target: to });
	const restored = (text: string) => ({
		kind: 'translated' as const,
		text: restoreText(text, given.slots, (slot) => wordSlot(slot, to))
	});
	if (!hasWords(given)) return restored(given.text);
	const answer = await engine.translate({ text: given.text, from, to });
	if (answer.kind !== 'translated') return answer;
	const checked = checkSlots(given, answer.text, { from, to });
	return checked.ok ? restored(checked.value) : { kind: 'faulty', code: checked.error.code };
}

/** Asked at the last moment: the school's choice, its stop switch, and whose text it is. */
async function mayTranslate(
	app: App,
	engine: TranslatorEngine,
	text: ClaimedText,
	leaseUntil: Date
): Promise<boolean> {
	const [found] = await app.db.transaction(SYSTEM, (tx) =>
		tx
			.select({ id: translation.id })
			.from(translation)
			.innerJoin(school, eq(school.id, translation.schoolId))
			.innerJoin(translationOptIn, eq(translationOptIn.schoolId, translation.schoolId))
			.where(
				and(
					eq(translation.id, text.id),
					eq(translation.state, 'waiting'),
					eq(translation.leaseUntil, leaseUntil),
					eq(translation.isSensitive, false),
					eq(translationOptIn.engine, engine.id),
					isNull(school.sendingStoppedAt)
				)
			)
	);
	return found !== undefined;
}
