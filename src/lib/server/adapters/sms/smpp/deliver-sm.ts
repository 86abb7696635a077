import type { SmsReply, SmsReport } from '../../../../domain/sms/sms-gateway';
import { bodyReader } from './body';
import { readReceipt } from './delivery-receipt';
import { decodeMessage, type DefaultAlphabet } from './message-bytes';

const MESSAGE_PAYLOAD = 0x0424;
/** esm_class (5.2.12): bits that say what it is, and the one of a user data header. */
const KIND = 0x3c;
const RECEIPTS = [0x04, 0x20];
const HAS_HEADER = 0x40;

/** What a `deliver_sm` brings: a receipt, somebody's answer, or nothing that we read. */
export type Delivered =
	{ kind: 'report'; report: SmsReport } | { kind: 'reply'; reply: SmsReply } | { kind: 'other' };

/**
 * Reads a `deliver_sm` (4.6.1).
 * @throws SmppFault when the body ends too early
 */
export function readDeliverSm(body: Buffer, alphabet: DefaultAlphabet): Delivered {
	const reader = bodyReader(body);
	reader.text(); // service_type
	reader.bytes(2); // source type
	const from = reader.text();
	reader.bytes(2); // destination type
	reader.text(); // destination
	const esmClass = reader.byte();
	reader.bytes(2); // protocol, priority
	reader.text(); // schedule
	reader.text(); // validity
	reader.bytes(2); // registered_delivery, replace_if_present
	const dataCoding = reader.byte();
	reader.byte(); // sm_default_msg_id
	const short = reader.bytes(reader.byte());
	const tlvs = reader.tlvs();
	const payload = tlvs.find(({ tag }) => tag === MESSAGE_PAYLOAD)?.value;
	const whole = short.length > 0 || !payload ? short : payload;
	const bytes = esmClass & HAS_HEADER ? whole.subarray((whole[0] ?? 0) + 1) : whole;

	if (RECEIPTS.includes(esmClass & KIND)) {
		// Its words are plain letters in every alphabet.
		const receipt = readReceipt(bytes.toString('latin1'), tlvs);
		return receipt ? { kind: 'report', report: receipt } : { kind: 'other' };
	}
	if ((esmClass & KIND) !== 0) return { kind: 'other' };
	return { kind: 'reply', reply: { from, text: decodeMessage(bytes, dataCoding, alphabet) } };
}
