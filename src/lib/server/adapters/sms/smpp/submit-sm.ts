import { splitSms } from '../../../../domain/sms/sms-text';
import type { SmsMessage } from '../../../../domain/sms/sms-gateway';
import { bodyWriter } from './body';
import { encodeMessage } from './message-bytes';
import type { SmppSettings } from './smpp-settings';

/** esm_class bit: the message begins with a user data header (5.2.12). */
const HAS_HEADER = 0x40;
const WANTS_RECEIPT = 0x01;

/**
 * The bodies of `submit_sm` (4.4.1) that a message takes, one a segment. Segments are joined by a
 * user data header (3GPP TS 23.040, 9.2.3.24.1), which every SMSC passes on as it is: optional
 * parameters (`sar_…`, `message_payload`) are not taken by all.
 *
 * @param reference the same in all segments of a message, 0 to 255
 */
export function submitBodies(
	{ to, text, validSeconds }: SmsMessage,
	{ source, alphabet }: Pick<SmppSettings, 'source' | 'alphabet'>,
	reference: number
): Buffer[] {
	const { encoding, parts } = splitSms(text);
	return parts.map((part, index) => {
		const { dataCoding, bytes } = encodeMessage(part, encoding, alphabet);
		const header =
			parts.length > 1
				? Buffer.from([5, 0, 3, reference & 0xff, parts.length, index + 1])
				: Buffer.alloc(0);
		return bodyWriter()
			.text('')
			.byte(source.ton)
			.byte(source.npi)
			.text(source.address)
			.byte(1)
			.byte(1)
			.text(to.replace(/^\+/, ''))
			.byte(parts.length > 1 ? HAS_HEADER : 0)
			.byte(0)
			.byte(0)
			.text('')
			.text(validityPeriod(validSeconds))
			.byte(WANTS_RECEIPT)
			.byte(0)
			.byte(dataCoding)
			.byte(0)
			.byte(header.length + bytes.length)
			.bytes(header)
			.bytes(bytes)
			.done();
	});
}

/**
 * A time from now (7.1.1), `YYMMDDhhmmss000R`: the clocks of both sides need not agree, nor their
 * zones.
 */
export function validityPeriod(seconds: number): string {
	const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');
	const days = Math.min(30, Math.floor(seconds / 86_400));
	const rest = seconds % 86_400;
	return `0000${pad(days)}${pad(rest / 3_600)}${pad((rest % 3_600) / 60)}${pad(rest % 60)}000R`;
}
