/** Commands of SMPP 3.4 (5.1.2.1) that a session like ours speaks. */
export const COMMAND = {
	submitSm: 0x04,
	deliverSm: 0x05,
	unbind: 0x06,
	bindTransceiver: 0x09,
	enquireLink: 0x15,
	genericNack: 0x80000000
} as const;

/** The bit that makes an answer of a command. */
export const RESPONSE = 0x80000000;

/** Statuses (5.1.3) that we say, or judge apart. */
export const STATUS = {
	ok: 0x00,
	invalidMessageLength: 0x01,
	invalidCommand: 0x03,
	invalidDestination: 0x0b,
	queueFull: 0x14,
	throttled: 0x58,
	/** "Receiver temporary application error": say it again later. */
	temporaryError: 0x64,
	/** "Receiver permanent application error": it is no use saying it again. */
	permanentError: 0x65
} as const;

/** One protocol data unit: a header of 16 bytes, and a body. */
export type Pdu = { command: number; status: number; sequence: number; body: Buffer };

const HEADER = 16;
/** Bigger than any message: what claims to be longer is not this protocol. */
const LONGEST = 65_536;

/** What came over the wire is not SMPP: the connection is of no more use. */
export class SmppFault extends Error {
	override name = 'SmppFault';
}

/** Bytes of a unit (3.2). */
export function encodePdu({ command, status, sequence, body }: Pdu): Buffer {
	const header = Buffer.alloc(HEADER);
	header.writeUInt32BE(HEADER + body.length, 0);
	header.writeUInt32BE(command >>> 0, 4);
	header.writeUInt32BE(status, 8);
	header.writeUInt32BE(sequence, 12);
	return Buffer.concat([header, body]);
}

/**
 * Cuts a stream of bytes into units: give it what arrives, take what is whole.
 * @throws SmppFault when a length cannot be one
 */
export function pduReader(): (bytes: Buffer) => Pdu[] {
	let kept: Buffer = Buffer.alloc(0);
	return (bytes) => {
		kept = kept.length > 0 ? Buffer.concat([kept, bytes]) : bytes;
		const units: Pdu[] = [];
		while (kept.length >= 4) {
			const length = kept.readUInt32BE(0);
			if (length < HEADER || length > LONGEST) {
				throw new SmppFault(`a unit of ${length} bytes`);
			}
			if (kept.length < length) break;
			units.push({
				command: kept.readUInt32BE(4),
				status: kept.readUInt32BE(8),
				sequence: kept.readUInt32BE(12),
				body: kept.subarray(HEADER, length)
			});
			kept = kept.subarray(length);
		}
		return units;
	};
}
