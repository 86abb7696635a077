import type { ComposeHomeworkInput } from '../../domain/homework/compose-homework.input';
import type { HomeworkContent } from '../../domain/homework/homework';
import { canComposeHomework } from '../../domain/homework/homework.policy';
import {
	earliestDueDay,
	homeworkFlags,
	type TimingFlag
} from '../../domain/homework/homework-timing';
import type { ComposeError } from '../../domain/message/errors';
import type { StaffActor } from '../../domain/shared/actor';
import { refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { readSchool } from '../directory/read-school';
import { hoursOfSchool } from '../release/hours-of-school';
import { planRelease } from '../release/plan-release';
import { wantItemTranslations } from '../translation/want-item-translations';
import { isOwnDivision } from './find-recipient';
import { saveItem, type Written } from './save-item';

/** Why homework is not saved yet: a rule, or flags that the teacher has not seen. */
export type HomeworkRefusal =
	| ComposeError
	/** `earliest`: the first day `YYYY-MM-DD` on which it may be due. */
	| { code: 'homework.due-too-soon'; earliest: string }
	| { code: 'homework.flagged'; flags: TimingFlag[] };

/**
 * Writes homework for a division. It may not be due before the next school day after its release;
 * flags are shown once before saving, and kept with the teacher's word (PRODUCT rule 2).
 *
 * Refusals: `compose.not-allowed`, `compose.unknown-recipient`, `compose.no-calendar`,
 * `homework.due-too-soon`, `homework.flagged`.
 */
export async function composeHomework(
	app: App,
	actor: StaffActor,
	input: ComposeHomeworkInput
): Promise<Result<Written, HomeworkRefusal>> {
	if (!canComposeHomework(actor)) return refuse({ code: 'compose.not-allowed' });
	const now = app.clock.now();
	const { division, acknowledged: _, minutes, work, ...said } = input;
	const content: HomeworkContent = {
		...said,
		...(work === undefined ? {} : { work }),
		...(minutes === undefined ? {} : { minutes })
	};
	const written = await app.db.transaction(actor, async (tx) => {
		if (!(await isOwnDivision(tx, actor, input.division))) {
			return refuse({ code: 'compose.unknown-recipient' as const });
		}
		const school = await readSchool(tx, actor);
		const hours = hoursOfSchool(school);
		const plan = planRelease(school, now);
		const earliest = plan.ok ? earliestDueDay(hours, plan.value.plannedAt) : plan;
		if (!earliest.ok) return refuse({ code: 'compose.no-calendar' as const });
		if (input.dueOn < earliest.value) {
			return refuse({ code: 'homework.due-too-soon' as const, earliest: earliest.value });
		}
		const flags = homeworkFlags(hours, input, now);
		if (flags.length > 0 && input.acknowledged !== 'yes') {
			return refuse({ code: 'homework.flagged' as const, flags });
		}
		return saveItem(tx, actor, { kind: 'homework', content, divisionId: division, now });
	});
	if (written.ok) {
		const one = { kind: 'homework', content, former: null, pupilId: null } as const;
		await wantItemTranslations(app, actor.schoolId, [{ ...one, divisionId: division }]);
		app.wake();
	}
	return written;
}
