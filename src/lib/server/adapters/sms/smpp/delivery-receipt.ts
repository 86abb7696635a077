import type { SmsOutcome } from '../../../../domain/sms/sms-gateway';
import type { Tlv } from './body';

const TAG = { receiptedMessageId: 0x001e, messageState: 0x0427 } as const;

/** States of 5.2.28, by number and as receipts spell them (appendix B). */
const STATES: readonly (readonly [word: string, outcome: SmsOutcome])[] = [
	['SCHEDLD', 'pending'],
	['ENROUTE', 'pending'],
	['DELIVRD', 'delivered'],
	['EXPIRED', 'expired'],
	['DELETED', 'failed'],
	['UNDELIV', 'failed'],
	['ACCEPTD', 'pending'],
	['UNKNOWN', 'failed'],
	['REJECTD', 'failed'],
	['SKIPPED', 'failed']
];
const BY_WORD = new Map(STATES);

/**
 * Reads a delivery receipt: from its optional parameters where the gateway sends them, otherwise
 * from the text that everybody writes (`id:… stat:DELIVRD …`). Null when it says neither.
 */
export function readReceipt(
	text: string,
	tlvs: readonly Tlv[]
): { id: string; outcome: SmsOutcome } | null {
	const idBytes = tlvs.find(({ tag }) => tag === TAG.receiptedMessageId)?.value;
	const state = tlvs.find(({ tag }) => tag === TAG.messageState)?.value[0];
	const id = idBytes?.toString('latin1').replace(/\0.*$/s, '') ?? /\bid:\s*(\S+)/i.exec(text)?.[1];
	const word = /\bstat:\s*(\w+)/i.exec(text)?.[1]?.toUpperCase();
	const outcome = state === undefined ? word && BY_WORD.get(word.slice(0, 7)) : STATES[state]?.[1];
	return id && outcome ? { id, outcome } : null;
}
