import { createECDH, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { decrypt } from 'http_ece';
import { checkVapid } from '../vapid-check';
import { http1Peer } from './http1-peer';
import { http2Peer } from './http2-peer';

/**
 * A push service on loopback over TLS, HTTP/2 or HTTP/1.1, in a process of its own. It counts what
 * each device receives, and of one message in five hundred it checks signature and encryption; it
 * does nothing else, and is written for it, so that what is measured is who sends.
 */
export interface ServiceReport {
	messages: number;
	/** Devices that received nothing, of `devices`. */
	missing: number;
	/** Messages beyond the first of a device. */
	repeated: number;
	checked: number;
	/** Connections that speak HTTP/2. */
	http2: number;
	/** Processor seconds of this process since it was told how many devices there are. */
	cpuSeconds: number;
	/** Why the first message was refused; null when none was. */
	refusal: string | null;
}
export type ServiceReady = { origin: string; keys: { p256dh: string; auth: string }[] };

const CHECKED = 500;
const KEYS = 64;
const keys = Array.from({ length: KEYS }, () => {
	const pair = createECDH('prime256v1');
	const p256dh = pair.generateKeys('base64url');
	return { pair, p256dh, auth: randomBytes(16).toString('base64url') };
});

let counts = new Uint8Array(0);
let report = emptyReport();
let cpu = process.cpuUsage();
let origin = '';

function emptyReport(): ServiceReport {
	return {
		messages: 0,
		missing: 0,
		repeated: 0,
		checked: 0,
		http2: 0,
		cpuSeconds: 0,
		refusal: null
	};
}

/** One message that arrived. */
export interface Arrived {
	path: string;
	/** Of a name in lower case; null when it is not there. */
	header(name: 'authorization' | 'ttl'): string | null;
	/** Read during the call only. */
	body: Buffer;
}

/** @returns whether it is accepted: 201, or else 400 */
function take({ path, header, body }: Arrived): boolean {
	const device = Number(path.slice(path.lastIndexOf('/') + 1));
	report.messages += 1;
	if (counts[device]) report.repeated += 1;
	counts[device] = 1;
	if (report.messages % CHECKED !== 1) return true;
	report.checked += 1;
	const vapid = checkVapid(header('authorization') ?? undefined, origin, Date.now() / 1_000);
	const { pair, auth } = keys[device % KEYS]!;
	try {
		if ('status' in vapid) throw new Error(vapid.reason);
		if (!/^\d+$/.test(header('ttl') ?? '')) throw new Error('TTL');
		const params = { version: 'aes128gcm', privateKey: pair, authSecret: auth } as const;
		JSON.parse(decrypt(Buffer.from(body), params).toString('utf8'));
		return true;
	} catch (error) {
		report.refusal ??= (error as Error).message;
		return false;
	}
}

const { TLS_CERT: cert, TLS_KEY: key } = process.env;
const settings = { cert, key, ALPNProtocols: ['h2', 'http/1.1'], noDelay: true };
const server = createServer(settings, (socket) => {
	socket.on('error', () => {});
	if (socket.alpnProtocol !== 'h2') return http1Peer(socket, take);
	report.http2 += 1;
	http2Peer(socket, take);
});

process.on('disconnect', () => process.exit());
process.on('message', (asked: { devices: number } | 'report') => {
	if (asked !== 'report') {
		counts = new Uint8Array(asked.devices);
		report = emptyReport();
		cpu = process.cpuUsage();
	}
	const { user, system } = process.cpuUsage(cpu);
	report.cpuSeconds = (user + system) / 1e6;
	process.send!({ ...report, missing: counts.reduce((sum, one) => sum + (one ? 0 : 1), 0) });
});
server.listen(0, '127.0.0.1', () => {
	origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const ready: ServiceReady = { origin, keys: keys.map(({ p256dh, auth }) => ({ p256dh, auth })) };
	process.send!(ready);
});
