import {
	readCode,
	readSecret,
	type InvitationKey
} from '../../domain/first-connection/invitation-key';
import type { InvitationRefusal } from '../../domain/first-connection/errors';
import { ok, refuse, type Result } from '../../domain/shared/result';

/**
 * The key in a posted form: `secret` from the QR code, otherwise `code` as typed.
 * @returns refusal `first-connection.unknown-letter` for an altered secret, `first-connection.not-a-code`
 *   for something that is not twelve digits
 */
export function readInvitationKey(form: FormData): Result<InvitationKey, InvitationRefusal> {
	const given = (name: string) => String(form.get(name) ?? '').trim();
	if (given('secret')) {
		const secret = readSecret(given('secret'));
		return secret
			? ok({ kind: 'secret', secret })
			: refuse({ code: 'first-connection.unknown-letter' });
	}
	const code = readCode(given('code'));
	return code ? ok({ kind: 'code', code }) : refuse({ code: 'first-connection.not-a-code' });
}
