import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FaultSite } from './fault-site';

/** A short message as the gateway took it. */
export interface TakenSms {
	/** Our own key of the message. */
	reference: string;
	/** Instant of the clock when it came, and the earliest that its sender may have read. */
	at: number;
	before: number;
	/** For how many minutes it may be kept. */
	minutes: number;
}

export interface FaultGateway {
	readonly taken: TakenSms[];
	/** Settings by which a process reaches it. */
	readonly env: Record<string, string>;
	/** Called with each message, before it is answered. */
	onTaken(listener: () => void): void;
	close(): Promise<void>;
}

/** An HTTP gateway of short messages on loopback that takes everything. */
export async function faultGateway(site: FaultSite): Promise<FaultGateway> {
	const taken: TakenSms[] = [];
	let listener = () => {};
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const said = JSON.parse(Buffer.concat(parts).toString()) as Pick<
				TakenSms,
				'reference' | 'minutes'
			>;
			taken.push({ ...said, at: site.clock.now(), before: site.clock.before() });
			listener();
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ id: randomUUID() }));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const template = join(site.folder, 'gateway.json');
	const json = { reference: '{{reference}}', to: '{{to}}', minutes: '{{validityMinutes:number}}' };
	const send = { url: `http://127.0.0.1:${port}/sms`, json, accepted: { id: '/id' } };
	writeFileSync(template, JSON.stringify({ send }));
	return {
		taken,
		env: { SMS_GATEWAY: 'http', SMS_TEMPLATE: template },
		onTaken: (given) => (listener = given),
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}
