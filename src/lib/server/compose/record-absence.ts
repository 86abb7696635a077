import type { LatenessContent } from '../../domain/absence/lateness';
import { absenceOf, instantOf } from '../../domain/absence/record-absence';
import type {
	RecordAbsenceInput,
	RecordLatenessInput
} from '../../domain/absence/record-absence.input';
import { canRecordAbsence } from '../../domain/absence/record-absence.policy';
import type { ComposeError } from '../../domain/message/errors';
import type { StaffActor } from '../../domain/shared/actor';
import { refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { readSchool } from '../directory/read-school';
import { isOwnPupil } from './find-recipient';
import { saveItem, type Written } from './save-item';

/**
 * Records an absence of a pupil, which asks the family for its reason. The head lets one through in a
 * closed period: a boarder who is not there at night.
 *
 * @param urgentReason as for `composeMessage`
 *
 * Refusals: `compose.not-allowed`, `compose.unknown-recipient`, `compose.no-calendar`,
 * `urgent.not-allowed`, `urgent.stopped`.
 */
export function recordAbsence(
	app: App,
	actor: StaffActor,
	input: RecordAbsenceInput,
	urgentReason?: string
): Promise<Result<Written, ComposeError>> {
	return record(app, actor, input.pupil, (timeZone) => ({
		kind: 'absence',
		content: absenceOf(input, timeZone),
		urgentReason
	}));
}

/** Records a late arrival of a pupil, which is never urgent. Refusals: as `recordAbsence`. */
export function recordLateness(
	app: App,
	actor: StaffActor,
	input: RecordLatenessInput
): Promise<Result<Written, ComposeError>> {
	return record(app, actor, input.pupil, (timeZone) => {
		const at = instantOf(input.day, input.at, timeZone);
		const content: LatenessContent = { at, minutes: input.minutes };
		return { kind: 'lateness', content };
	});
}

async function record(
	app: App,
	actor: StaffActor,
	pupilId: string,
	say: (timeZone: string) => {
		kind: 'absence' | 'lateness';
		content: object;
		urgentReason?: string | undefined;
	}
): Promise<Result<Written, ComposeError>> {
	if (!canRecordAbsence(actor)) return refuse({ code: 'compose.not-allowed' });
	const written = await app.db.transaction(actor, async (tx) => {
		if (!(await isOwnPupil(tx, actor, pupilId))) {
			return refuse({ code: 'compose.unknown-recipient' as const });
		}
		const { timeZone } = await readSchool(tx, actor);
		return saveItem(tx, actor, { ...say(timeZone), pupilId, now: app.clock.now() });
	});
	if (written.ok) app.wake();
	return written;
}
