import { and, eq, isNull, sql } from 'drizzle-orm';
import { answerQuestion as decide } from '../../domain/equipment/answer-question';
import type { AnswerQuestionInput } from '../../domain/equipment/answer-question.input';
import type { Question } from '../../domain/equipment/diagnosis';
import { canAnswerForHome } from '../../domain/equipment/equipment.policy';
import type { EquipmentError } from '../../domain/equipment/errors';
import { nextQuestion } from '../../domain/equipment/next-question';
import type { GuardianActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { schoolDay } from '../../domain/disconnection/school-hours';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { guardian, school } from '../db/schema/directory';
import { equipmentDiagnosis } from '../db/schema/equipment';
import { hoursOfSchool } from '../release/hours-of-school';
import { latestDiagnoses, type LatestDiagnosis } from './latest-diagnosis';
import { steerGuardian } from './steer-guardian';

/**
 * Keeps one answer of a family, beside those before it, for each of its schools: nothing is lost when
 * the phone is put down. The same answer sent twice is one. Each day of answers is a row of its own.
 *
 * Refusal: `equipment.not-found` to a session that a letter opened.
 * @returns the question to ask next; null when all were answered
 */
export async function answerQuestion(
	app: App,
	actor: GuardianActor,
	input: AnswerQuestionInput
): Promise<Result<{ next: Question | null }, EquipmentError>> {
	if (!canAnswerForHome(actor)) return refuse({ code: 'equipment.not-found' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		// Two taps at once: the second waits, and finds the answer of the first.
		await tx.execute(
			sql`select pg_advisory_xact_lock(hashtext(${`diagnosis/${actor.accountId}`}))`
		);
		const guardians = await tx
			.select({ id: guardian.id, school })
			.from(guardian)
			.innerJoin(school, eq(school.id, guardian.schoolId))
			.where(and(eq(guardian.accountId, actor.accountId), isNull(guardian.leftAt)))
			.orderBy(guardian.id);
		const latest = await latestDiagnoses(
			tx,
			guardians.map(({ id }) => id)
		);
		let next: Question | null = null;
		for (const { id: guardianId, school } of guardians) {
			const before = latest.get(guardianId);
			const answers = decide(before?.answers ?? {}, input);
			const day = (at: Date) => schoolDay(hoursOfSchool(school), at);
			const isOwn = before?.filledBy === 'family' && before.accountId === actor.accountId;
			if (before && isOwn && day(before.at) === day(now)) {
				await settle(tx, before, answers, now);
			} else {
				await tx.insert(equipmentDiagnosis).values({
					...{ schoolId: school.id, guardianId, accountId: actor.accountId },
					...{ filledBy: 'family', answers, at: now }
				});
			}
			await steerGuardian(tx, guardianId, answers);
			next ??= nextQuestion(answers);
		}
		return ok({ next });
	});
}

async function settle(
	tx: Tx,
	{ id }: LatestDiagnosis,
	answers: LatestDiagnosis['answers'],
	at: Date
): Promise<void> {
	await tx.update(equipmentDiagnosis).set({ answers, at }).where(eq(equipmentDiagnosis.id, id));
}
