import type { TLSSocket } from 'node:tls';

/** What is gathered before it leaves: a few dozen requests. */
const ROOM = 32_768;

/** Gathers what is written during one turn of the event loop: one system call for many requests. */
export interface GatheringWriter {
	/** Makes room for so many bytes and has them written. */
	write(length: number, fill: (into: Buffer, at: number) => number): void;
}

/** @param socket is written to at the end of the turn, or when much was gathered */
export function gatheringWriter(socket: TLSSocket): GatheringWriter {
	let buffer: Buffer = Buffer.allocUnsafeSlow(ROOM);
	let end = 0;
	let isPlanned = false;
	let spare: Buffer | null = null;

	function flush(): void {
		isPlanned = false;
		if (end === 0) return;
		const full = buffer;
		socket.write(full.subarray(0, end), () => {
			if (full.length === ROOM) spare = full;
		});
		buffer = spare ?? Buffer.allocUnsafeSlow(ROOM);
		spare = null;
		end = 0;
	}

	return {
		write: (length, fill) => {
			if (end + length > buffer.length) {
				flush();
				if (length > buffer.length) buffer = Buffer.allocUnsafeSlow(length);
			}
			end += fill(buffer, end);
			if (isPlanned) return;
			isPlanned = true;
			setImmediate(flush);
		}
	};
}
