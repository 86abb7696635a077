/** The little that the tests use of the `smpp` package (0.5, without types of its own). */
declare module 'smpp' {
	import type { EventEmitter } from 'node:events';
	import type { Server as NetServer, Socket } from 'node:net';

	type Values = Record<string, unknown>;

	export interface PduObject {
		command: string;
		command_status: number;
		sequence_number: number;
		short_message: { message: string | Buffer; udh?: Buffer[] };
		[field: string]: unknown;
		response(values?: Values): PduObject;
		isResponse(): boolean;
	}
	export interface Session extends EventEmitter {
		socket: Socket;
		send(pdu: PduObject, onResponse?: (pdu: PduObject) => void): boolean;
		deliver_sm(values: Values, onResponse?: (pdu: PduObject) => void): boolean;
		enquire_link(onResponse?: (pdu: PduObject) => void): boolean;
		unbind(onResponse?: (pdu: PduObject) => void): boolean;
		destroy(): void;
		pause(): void;
	}
	const smpp: {
		createServer(
			options: { key?: string; cert?: string },
			listener: (session: Session) => void
		): NetServer;
		ESME_ROK: number;
		ESME_RTHROTTLED: number;
		ESME_RINVDSTADR: number;
		ESME_RBINDFAIL: number;
		ESME_RSYSERR: number;
	};
	export default smpp;
}
