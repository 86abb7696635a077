import { and, eq, isNull, max } from 'drizzle-orm';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { contentOfInput } from '../../domain/workshop/content-of-input';
import type { ChangeSessionInput } from '../../domain/workshop/create-session.input';
import { isMoved } from '../../domain/workshop/move-session';
import type { RunSessionError } from '../../domain/workshop/run-session-errors';
import type { WorkshopContent } from '../../domain/workshop/workshop';
import { canRunWorkshops } from '../../domain/workshop/workshop.policy';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { itemVersion } from '../db/schema/item';
import { journal } from '../db/schema/staff';
import { workshopSession } from '../db/schema/workshop';
import { readSchool } from '../directory/read-school';
import { planRelease } from '../release/plan-release';
import { wantItemTranslations } from '../translation/want-item-translations';
import { fillPlaces } from './fill-places';
import { registeredOf } from './registered-of';
import { sayToRegistered } from './say-to-registered';
import { findSession, oneAtATime, type SessionState } from './session-state';

/** Whether those who come were told, and how many who waited got a place. */
export type Changed = { isMoved: boolean; called: number };

/**
 * Changes a session: its day, hours, place, number of places… Families read it as it now is. Only those
 * who come or wait are told, each by herself, and only when they would go to the wrong place or at the
 * wrong hour. More places call those who wait.
 *
 * Refusals: `workshop.not-allowed`, `workshop.not-found`, `workshop.in-the-past`,
 * `workshop.no-calendar`.
 */
export async function changeSession(
	app: App,
	actor: StaffActor,
	itemId: string,
	input: ChangeSessionInput
): Promise<Result<Changed, RunSessionError>> {
	if (!canRunWorkshops(actor)) return refuse({ code: 'workshop.not-allowed' });
	const now = app.clock.now();
	let content: WorkshopContent | undefined;
	const changed = await app.db.transaction(SYSTEM, async (tx) => {
		await oneAtATime(tx, itemId);
		const session = await findSession(tx, itemId);
		if (!session || session.schoolId !== actor.schoolId || session.standingChange === 'cancel') {
			return refuse({ code: 'workshop.not-found' as const });
		}
		const school = await readSchool(tx, actor, 'share');
		content = contentOfInput(session.content.theme, input, school.timeZone);
		const hasBegun = Date.parse(session.content.startsAt) <= now.getTime();
		if (hasBegun || Date.parse(content.startsAt) <= now.getTime()) {
			return refuse({ code: 'workshop.in-the-past' as const });
		}
		const plan = planRelease(school, now);
		if (!plan.ok) return refuse({ code: 'workshop.no-calendar' as const });
		await addVersion(tx, session, content, plan.value, now);
		const moved = isMoved(session.content, content);
		await tx
			.update(workshopSession)
			.set({
				isOutside: input.where === 'outside',
				remoteUrl: input.where === 'remote' ? (input.link ?? null) : null,
				...(moved ? { remindedAt: null } : {})
			})
			.where(eq(workshopSession.itemId, session.itemId));
		if (moved) {
			const who = await registeredOf(tx, session.itemId, 'everybody');
			await sayToRegistered(tx, { ...session, content }, 'moved', who, now);
		}
		const called = await fillPlaces(tx, session.itemId, now);
		const { schoolId, staffId } = actor;
		const details = { moved, called };
		await tx
			.insert(journal)
			.values({ at: now, schoolId, staffId, action: 'workshop.changed', subject: itemId, details });
		return ok({ isMoved: moved, called });
	});
	if (changed.ok && content) {
		const said = { kind: 'workshop', content, former: null } as const;
		await wantItemTranslations(app, actor.schoolId, [{ ...said, pupilId: null, divisionId: null }]);
		app.wake();
	}
	return changed;
}

async function addVersion(
	tx: Tx,
	{ itemId, schoolId, shownChange }: SessionState,
	content: WorkshopContent,
	plan: { plannedAt: Date; releasedAt: Date | null },
	now: Date
): Promise<void> {
	const isOfThis = eq(itemVersion.itemId, itemId);
	const [last] = await tx
		.select({ n: max(itemVersion.number) })
		.from(itemVersion)
		.where(isOfThis);
	// What was still held says what no longer holds: it is never shown.
	const withheld = await tx
		.update(itemVersion)
		.set({ withdrawnAt: now })
		.where(and(isOfThis, isNull(itemVersion.releasedAt), isNull(itemVersion.withdrawnAt)))
		.returning({ announcedAt: itemVersion.announcedAt });
	await tx.insert(itemVersion).values({
		itemId,
		schoolId,
		content,
		number: (last?.n ?? 0) + 1,
		change: shownChange === null ? 'create' : 'change',
		enteredAt: now,
		receivedAt: now,
		// A session that nobody was shown yet is announced as it now is; a change rings nowhere.
		announcedAt: shownChange === null && withheld.some((one) => !one.announcedAt) ? null : now,
		...plan
	});
}
