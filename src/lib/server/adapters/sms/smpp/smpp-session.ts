import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { bodyWriter } from './body';
import { COMMAND, encodePdu, pduReader, RESPONSE, STATUS, type Pdu } from './pdu';
import type { SmppSettings } from './smpp-settings';

/** One connection to an SMSC, bound as transceiver. */
export interface SmppSession {
	/**
	 * Sends a request, and waits for its answer.
	 * @throws SmppSilence when there was none in time, or the connection ended first
	 */
	request(command: number, body: Buffer): Promise<Pdu>;
	/** False from the moment that either side ends it. */
	isUsable(): boolean;
	/** Kept once the connection is over, whoever ended it. */
	readonly closed: Promise<void>;
	close(): Promise<void>;
}

/** No answer. `mayHaveLeft`: the request was written to the connection before. */
export class SmppSilence extends Error {
	override name = 'SmppSilence';
	readonly mayHaveLeft: boolean;
	constructor(message: string, mayHaveLeft: boolean) {
		super(message);
		this.mayHaveLeft = mayHaveLeft;
	}
}

/** The SMSC did not let us in; the number is its status (5.1.3). */
export class SmppBindRefused extends Error {
	override name = 'SmppBindRefused';
	readonly status: number;
	constructor(status: number) {
		super(`bind refused, status ${status}`);
		this.status = status;
	}
}

const INTERFACE_VERSION = 0x34;
const LAST_SEQUENCE = 0x7fffffff;

type Waiting = {
	resolve(pdu: Pdu): void;
	reject(error: SmppSilence): void;
	timer: NodeJS.Timeout;
};

/**
 * Connects and binds. Answers `enquire_link` and `unbind`, asks for a sign of life itself, and hands
 * `deliver_sm` over: the status that the promise gives is the answer.
 *
 * @throws SmppBindRefused, or the connection's own error
 */
export async function openSmppSession(
	settings: SmppSettings,
	deliver: (body: Buffer) => Promise<number>
): Promise<SmppSession> {
	const { timeout } = settings;
	const waiting = new Map<number, Waiting>();
	let sequence = 0;
	const socket = await connect(settings);
	const read = pduReader();

	const closed = new Promise<void>((resolve) => {
		socket.once('close', () => {
			clearInterval(alive);
			for (const one of waiting.values()) {
				clearTimeout(one.timer);
				one.reject(new SmppSilence('the connection ended', true));
			}
			waiting.clear();
			resolve();
		});
	});
	socket.on('error', () => {});
	socket.on('data', (bytes: Buffer) => {
		try {
			for (const pdu of read(bytes)) take(pdu);
		} catch {
			// Not this protocol, or not any more: nothing after it can be trusted.
			socket.destroy();
		}
	});

	function request(command: number, body: Buffer): Promise<Pdu> {
		if (!socket.writable) return Promise.reject(new SmppSilence('not connected', false));
		sequence = sequence >= LAST_SEQUENCE ? 1 : sequence + 1;
		const own = sequence;
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				waiting.delete(own);
				reject(new SmppSilence('no answer in time', true));
			}, timeout);
			waiting.set(own, { resolve, reject, timer });
			socket.write(encodePdu({ command, status: STATUS.ok, sequence: own, body }));
		});
	}

	function take(pdu: Pdu): void {
		if (pdu.command >= RESPONSE) {
			const one = waiting.get(pdu.sequence);
			if (!one) return;
			waiting.delete(pdu.sequence);
			clearTimeout(one.timer);
			one.resolve(pdu);
		} else if (pdu.command === COMMAND.deliverSm) {
			deliver(pdu.body).then(
				(status) => answer(pdu, status, Buffer.from([0])),
				() => answer(pdu, STATUS.temporaryError, Buffer.from([0]))
			);
		} else if (pdu.command === COMMAND.enquireLink) {
			answer(pdu, STATUS.ok);
		} else if (pdu.command === COMMAND.unbind) {
			answer(pdu, STATUS.ok);
			socket.end();
		} else {
			reply(COMMAND.genericNack, STATUS.invalidCommand, pdu.sequence);
		}
	}

	function answer(pdu: Pdu, status: number, body?: Buffer): void {
		reply((pdu.command | RESPONSE) >>> 0, status, pdu.sequence, body);
	}
	function reply(
		command: number,
		status: number,
		to: number,
		body: Buffer = Buffer.alloc(0)
	): void {
		if (socket.writable) socket.write(encodePdu({ command, status, sequence: to, body }));
	}

	// A connection that lost its other end says nothing by itself.
	const alive = setInterval(() => {
		request(COMMAND.enquireLink, Buffer.alloc(0)).catch(() => socket.destroy());
	}, settings.enquireEvery);
	alive.unref();

	try {
		const bound = await request(COMMAND.bindTransceiver, bindBody(settings));
		if (bound.status !== STATUS.ok) throw new SmppBindRefused(bound.status);
	} catch (error) {
		socket.destroy();
		throw error;
	}
	return {
		request,
		isUsable: () => socket.writable,
		closed,
		close: async () => {
			if (socket.writable) {
				await request(COMMAND.unbind, Buffer.alloc(0)).catch(() => {});
				socket.end();
			}
			socket.destroy();
			await closed;
		}
	};
}

function connect({ host, port, tls, timeout }: SmppSettings): Promise<Socket> {
	return new Promise((resolve, reject) => {
		const socket = tls
			? connectTls({
					host,
					port,
					...(!isIP(host) && { servername: host }),
					...(tls.ca && { ca: tls.ca })
				})
			: connectPlain({ host, port });
		const timer = setTimeout(() => socket.destroy(new Error('no connection in time')), timeout);
		socket.once('error', reject);
		socket.once('close', () => clearTimeout(timer));
		socket.once(tls ? 'secureConnect' : 'connect', () => {
			clearTimeout(timer);
			socket.off('error', reject);
			socket.setNoDelay();
			resolve(socket);
		});
	});
}

function bindBody({ systemId, password, systemType }: SmppSettings): Buffer {
	return bodyWriter()
		.text(systemId)
		.text(password)
		.text(systemType)
		.byte(INTERFACE_VERSION)
		.byte(0)
		.byte(0)
		.text('')
		.done();
}
