import { SmppFault } from './pdu';

/** One optional parameter (TLV, 3.2.4). */
export type Tlv = { tag: number; value: Buffer };

/** Writes the fields of a body, in order. */
export function bodyWriter() {
	const pieces: Buffer[] = [];
	const writer = {
		/** A C-octet string: Latin letters, ended by a zero. */
		text: (value: string) => (pieces.push(Buffer.from(`${value}\0`, 'latin1')), writer),
		byte: (value: number) => (pieces.push(Buffer.from([value & 0xff])), writer),
		bytes: (value: Buffer) => (pieces.push(value), writer),
		done: () => Buffer.concat(pieces)
	};
	return writer;
}

/**
 * Reads the fields of a body, in order.
 * @throws SmppFault when the body ends too early
 */
export function bodyReader(body: Buffer) {
	let at = 0;
	const need = (count: number) => {
		if (at + count > body.length) throw new SmppFault('a body that ends too early');
	};
	const bytes = (count: number): Buffer => {
		need(count);
		at += count;
		return body.subarray(at - count, at);
	};
	return {
		text: (): string => {
			const end = body.indexOf(0, at);
			if (end < 0) throw new SmppFault('a text without its end');
			const value = body.toString('latin1', at, end);
			at = end + 1;
			return value;
		},
		byte: (): number => bytes(1)[0]!,
		bytes,
		/** All that is left. */
		tlvs: (): Tlv[] => {
			const found: Tlv[] = [];
			while (at + 4 <= body.length) {
				const head = bytes(4);
				found.push({ tag: head.readUInt16BE(0), value: bytes(head.readUInt16BE(2)) });
			}
			return found;
		}
	};
}
