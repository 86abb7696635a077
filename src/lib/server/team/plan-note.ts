import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { school } from '../db/schema/directory';
import { readSchool } from '../directory/read-school';
import { deliverySettingsOrUsual } from '../release/delivery-settings-of';
import { planWriting, type ReleasePlan } from '../release/plan-release';

/**
 * When colleagues see a note that is written now: at once in open hours, or when the school lets staff
 * write to each other at any hour; at the next opening otherwise. That the school has stopped its
 * sending to families holds nothing back between colleagues.
 *
 * Refusal: `team.no-calendar` when no calendar tells the next opening.
 */
export function planNote(
	app: App,
	row: typeof school.$inferSelect,
	now: Date
): Result<ReleasePlan, { code: 'team.no-calendar' }> {
	const { staffToStaff } = deliverySettingsOrUsual(app, row);
	if (staffToStaff === 'at-once') return ok({ plannedAt: now, releasedAt: now });
	const plan = planWriting(row, now);
	return plan.ok ? plan : refuse({ code: 'team.no-calendar' });
}

/** What whoever writes to colleagues sees before: whether the school is closed, and when it is seen. */
export type NotePreview = {
	isClosed: boolean;
	/** Seen at once though the school is closed, by the school's choice. */
	isAtOnce: boolean;
	/** Null when no calendar tells. */
	at: Date | null;
};

/** When a note written now would be seen. */
export async function previewNote(app: App, actor: StaffActor): Promise<NotePreview> {
	const now = app.clock.now();
	const row = await app.db.transaction(actor, (tx) => readSchool(tx, actor));
	const [plan, usual] = [planNote(app, row, now), planWriting(row, now)];
	const isClosed = !usual.ok || usual.value.releasedAt === null;
	return {
		isClosed,
		isAtOnce: isClosed && plan.ok && plan.value.releasedAt !== null,
		at: plan.ok ? plan.value.plannedAt : null
	};
}
