import type { RecipientChoices } from './recipient-choices';

/** Whom a form that was typed is for, by name; null for the whole school, and for nobody known. */
export function recipientName(
	recipients: RecipientChoices,
	{ audience, division, pupil }: Record<string, string>
): string | null {
	if (audience === 'division') {
		return recipients.divisions.find((one) => one.id === division)?.code ?? null;
	}
	if (audience !== 'pupil') return null;
	const pupils = recipients.divisions.flatMap((one) => one.pupils);
	return [...pupils, ...recipients.others].find((one) => one.id === pupil)?.name ?? null;
}
