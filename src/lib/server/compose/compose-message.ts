import { audienceOf, type ComposeMessageInput } from '../../domain/message/compose-message.input';
import type { ComposeError } from '../../domain/message/errors';
import type { MessageContent } from '../../domain/message/message';
import { canComposeMessage } from '../../domain/message/message.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { isOwnDivision, isOwnPupil } from './find-recipient';
import { saveItem, type Written } from './save-item';

/**
 * Writes a message to the families of the school, of a division or of a pupil, signed with the
 * writer's name. In a closed period it is saved and held (PRODUCT rule 1), unless the head of the
 * school lets it through.
 *
 * @param urgentReason why it cannot wait, as `urgentReasonSchema` accepts it; left out when it can
 *
 * Refusals: `compose.not-allowed`, `compose.unknown-recipient`, `compose.no-calendar`,
 * `urgent.not-allowed`, `urgent.stopped`.
 */
export async function composeMessage(
	app: App,
	actor: StaffActor,
	input: ComposeMessageInput,
	urgentReason?: string
): Promise<Result<Written, ComposeError>> {
	if (!canComposeMessage(actor, input.audience)) return refuse({ code: 'compose.not-allowed' });
	const content: MessageContent = { subject: input.subject, text: input.text, author: actor.name };
	const { divisionId, pupilId } = audienceOf(input);
	const written = await app.db.transaction(actor, async (tx) => {
		if (
			(divisionId !== undefined && !(await isOwnDivision(tx, actor, divisionId))) ||
			(pupilId !== undefined && !(await isOwnPupil(tx, actor, pupilId)))
		) {
			return refuse({ code: 'compose.unknown-recipient' as const });
		}
		const now = app.clock.now();
		const said = { kind: 'message', content, divisionId, pupilId, urgentReason, now } as const;
		return saveItem(tx, actor, said);
	});
	if (written.ok) app.wake();
	return written;
}
