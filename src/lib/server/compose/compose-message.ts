import {
	audienceOf,
	readyOf,
	type ComposeMessageInput
} from '../../domain/message/compose-message.input';
import type { ComposeError } from '../../domain/message/errors';
import type { MessageContent, MessageVoice } from '../../domain/message/message';
import { canComposeMessage } from '../../domain/message/message.policy';
import { checkReadyDay } from '../../domain/message/ready-sentence';
import { schoolDay } from '../../domain/disconnection/school-hours';
import type { StaffActor } from '../../domain/shared/actor';
import { DEFAULT_LOCALE } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { readSchool } from '../directory/read-school';
import { hoursOfSchool } from '../release/hours-of-school';
import { planRelease } from '../release/plan-release';
import { wantItemTranslations } from '../translation/want-item-translations';
import { findOwnRecording } from './keep-message-voice';
import { isOwnDivision, isOwnPupil } from './find-recipient';
import { saveItem, type Written } from './save-item';

/**
 * Writes a message to the families of the school, of a division or of a pupil, signed with the
 * writer's name, in the school's own words or by a sentence that every language has. Translations are
 * asked for once it is saved: no engine holds it back. In a closed period it is saved and held (PRODUCT rule 1), unless the head of the
 * school lets it through.
 *
 * @param urgentReason why it cannot wait, as `urgentReasonSchema` accepts it; left out when it can
 *
 * Refusals: `compose.not-allowed`, `compose.unknown-recipient`, `compose.no-calendar`,
 * `compose.no-recording`, `ready.day-past`, `urgent.not-allowed`, `urgent.stopped`.
 */
export async function composeMessage(
	app: App,
	actor: StaffActor,
	input: ComposeMessageInput,
	urgentReason?: string
): Promise<Result<Written, ComposeError>> {
	if (!canComposeMessage(actor, input.audience)) return refuse({ code: 'compose.not-allowed' });
	const { divisionId, pupilId } = audienceOf(input);
	const written = await app.db.transaction(actor, async (tx) => {
		if (
			(divisionId !== undefined && !(await isOwnDivision(tx, actor, divisionId))) ||
			(pupilId !== undefined && !(await isOwnPupil(tx, actor, pupilId)))
		) {
			return refuse({ code: 'compose.unknown-recipient' as const });
		}
		const voice = await findVoice(tx, actor, input);
		if (!voice.ok) return voice;
		const content = contentOf(input, actor.name, voice.value);
		const now = app.clock.now();
		const { ready } = content;
		if (ready) {
			const day = await dayOfRelease(tx, actor, urgentReason !== undefined, now);
			const isToCome = checkReadyDay(ready, day);
			if (!isToCome.ok) return isToCome;
		}
		const said = { kind: 'message', content, divisionId, pupilId, urgentReason, now } as const;
		const saved = await saveItem(tx, actor, said);
		return saved.ok ? ok({ ...saved.value, content }) : saved;
	});
	if (written.ok) {
		const { content } = written.value;
		const one = { kind: 'message', content, former: null } as const;
		const audience = { pupilId: pupilId ?? null, divisionId: divisionId ?? null };
		await wantItemTranslations(app, actor.schoolId, [{ ...one, ...audience }]);
		app.wake();
	}
	return written;
}

/** What the writer recorded for this message; null when she recorded nothing. */
async function findVoice(
	tx: Tx,
	actor: StaffActor,
	{ recording: recordingId, voiceLocale = DEFAULT_LOCALE }: ComposeMessageInput
): Promise<Result<MessageVoice | null, ComposeError>> {
	if (recordingId === undefined) return ok(null);
	const found = await findOwnRecording(tx, actor, recordingId);
	if (!found) return refuse({ code: 'compose.no-recording' });
	return ok({ recordingId, durationMs: found.durationMs, locale: voiceLocale });
}

function contentOf(
	input: ComposeMessageInput,
	author: string,
	voice: MessageVoice | null
): MessageContent {
	const ready = readyOf(input);
	return {
		// A ready sentence is the subject; words may stand beside it.
		subject: ready ? '' : input.subject,
		text: input.text,
		author,
		...(input.sensitive && { isSensitive: true }),
		...(ready && { ready }),
		...(voice && { voice })
	};
}

/** The day on the school's wall clock on which families are told of what is written now. */
async function dayOfRelease(
	tx: Tx,
	actor: StaffActor,
	isUrgent: boolean,
	now: Date
): Promise<string> {
	const school = await readSchool(tx, actor);
	const plan = planRelease(school, now);
	return schoolDay(hoursOfSchool(school), plan.ok && !isUrgent ? plan.value.plannedAt : now);
}
