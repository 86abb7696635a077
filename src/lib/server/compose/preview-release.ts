import { presetOf, type Preset } from '../../domain/disconnection/disconnection-policy';
import { earliestDueDay } from '../../domain/homework/homework-timing';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { readSchool } from '../directory/read-school';
import { hoursOfSchool } from '../release/hours-of-school';
import { planRelease } from '../release/plan-release';

/** When something written now reaches families; `null` when no calendar tells. */
export type ReleasePreview = {
	isHeld: boolean;
	at: Date | null;
	/** The school has stopped sending: what is written waits until it begins again. */
	isStopped: boolean;
	/** First day `YYYY-MM-DD` on which homework written now may be due. */
	earliestDueDay: string | null;
	preset: Preset | null;
};

/** What whoever composes sees before writing: whether it goes now, or when (PRODUCT rule 1). */
export async function previewRelease(app: App, actor: StaffActor): Promise<ReleasePreview> {
	const school = await app.db.transaction(actor, (tx) => readSchool(tx, actor));
	const hours = hoursOfSchool(school);
	const preset = presetOf(hours.policy);
	const plan = planRelease(school, app.clock.now());
	const isStopped = school.sendingStoppedAt !== null;
	if (!plan.ok) return { isHeld: true, at: null, isStopped, earliestDueDay: null, preset };
	const { plannedAt, releasedAt } = plan.value;
	const due = earliestDueDay(hours, plannedAt);
	return {
		isHeld: releasedAt === null,
		at: plannedAt,
		isStopped,
		earliestDueDay: due.ok ? due.value : null,
		preset
	};
}
