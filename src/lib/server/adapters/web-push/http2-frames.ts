/** Kinds of frames (RFC 9113, 6). */
export const FRAME = {
	data: 0,
	headers: 1,
	reset: 3,
	settings: 4,
	push: 5,
	ping: 6,
	goAway: 7,
	windowUpdate: 8,
	continuation: 9
} as const;
export const FLAG = { endStream: 1, ack: 1, endHeaders: 4, padded: 8, priority: 32 } as const;
export const ERROR = { none: 0, protocol: 1, frameSize: 6, refusedStream: 7, cancel: 8 } as const;

export const FRAME_HEADER = 9;
/** Payload of a frame at most; neither side asks for more (RFC 9113, 4.2). */
export const FRAME_AT_MOST = 16_384;

export interface Frame {
	kind: number;
	flags: number;
	stream: number;
	payload: Buffer;
}

/** Writes the nine bytes before a payload. */
export function writeFrameHeader(
	into: Buffer,
	at: number,
	{ kind, flags, stream }: Omit<Frame, 'payload'>,
	length: number
): void {
	into.writeUIntBE(length, at, 3);
	into[at + 3] = kind;
	into[at + 4] = flags;
	into.writeUInt32BE(stream, at + 5);
}

/** A whole frame. */
export function frameOf(kind: number, flags: number, stream: number, payload: Uint8Array): Buffer {
	const frame = Buffer.allocUnsafe(FRAME_HEADER + payload.length);
	writeFrameHeader(frame, 0, { kind, flags, stream }, payload.length);
	frame.set(payload, FRAME_HEADER);
	return frame;
}

/**
 * Cuts what arrives into frames.
 *
 * @param onFrame its payload is a view of what arrived: of use during the call only
 * @returns to be given what arrives; throws RangeError for a frame that is too long
 */
export function frameReader(onFrame: (frame: Frame) => void): (chunk: Buffer) => void {
	let left: Buffer | null = null;
	return (chunk) => {
		const bytes: Buffer = left ? Buffer.concat([left, chunk]) : chunk;
		let at = 0;
		while (bytes.length - at >= FRAME_HEADER) {
			const length = bytes.readUIntBE(at, 3);
			if (length > FRAME_AT_MOST) throw new RangeError('A frame is too long');
			const end = at + FRAME_HEADER + length;
			if (bytes.length < end) break;
			onFrame({
				kind: bytes[at + 3]!,
				flags: bytes[at + 4]!,
				stream: bytes.readUInt32BE(at + 5) & 0x7fffffff,
				payload: bytes.subarray(at + FRAME_HEADER, end)
			});
			at = end;
		}
		left = at < bytes.length ? bytes.subarray(at) : null;
	};
}

/** The payload without padding and priority (RFC 9113, 6.1 and 6.2). */
export function contentOf({ kind, flags, payload }: Frame): Buffer {
	const isPadded = (flags & FLAG.padded) !== 0;
	const hasPriority = kind === FRAME.headers && (flags & FLAG.priority) !== 0;
	const start = (isPadded ? 1 : 0) + (hasPriority ? 5 : 0);
	const end = payload.length - (isPadded ? (payload[0] ?? 0) : 0);
	if (start > end) throw new RangeError('Padding is longer than its frame');
	return payload.subarray(start, end);
}
