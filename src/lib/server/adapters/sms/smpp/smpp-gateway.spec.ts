import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import smpp from 'smpp';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { selfSigned } from '../../../../../../tests/support/self-signed';
import { startSmppPeer, type SmppPeer } from '../../../../../../tests/support/smpp-peer';
import type { SmsGateway, SmsMessage } from '../../../../domain/sms/sms-gateway';
import { createLog } from '../../../log';
import { smppGateway } from './smpp-gateway';
import { readSmppSettings, type SmppSettings } from './smpp-settings';

const log = createLog('silent');
const MESSAGE: SmsMessage = {
	reference: 'r',
	to: '+33639980101',
	text: 'Collège: une absence [€]',
	validUntil: new Date('2026-09-10T18:00:00Z'),
	validSeconds: 35_985
};

let peer: SmppPeer;
let gateway: SmsGateway;
const told: unknown[] = [];
const listener = {
	report: async (report: unknown) => void told.push(report),
	reply: async (reply: unknown) => void told.push(reply)
};

function settings(port: number, query = '', of: Partial<SmppSettings> = {}): SmppSettings {
	const read = readSmppSettings(`smpp://ecole:secret@127.0.0.1:${port}${query}`, '36000', () => '');
	if (!read.ok) throw new Error(read.error.code);
	return { ...read.value, timeout: 500, firstPause: 10, ...of };
}
function open(query = '', of: Partial<SmppSettings> = {}) {
	gateway = smppGateway(settings(peer.port, query, of), log);
	gateway.listen(listener);
	return gateway;
}

beforeEach(async () => {
	told.length = 0;
	peer = await startSmppPeer();
});
afterEach(async () => {
	await gateway?.close();
	await peer.close();
});

describe('a message over SMPP, to another implementation', () => {
	it('arrives whole in the default alphabet, with its validity and a receipt asked for', async () => {
		expect(await open().send(MESSAGE)).toEqual({ kind: 'accepted', ids: ['id-1'] });
		expect(peer.binds[0]).toMatchObject({ system_id: 'ecole', interface_version: 0x34 });
		expect(peer.submitted[0]).toMatchObject({
			source_addr: '36000',
			source_addr_ton: 3,
			destination_addr: '33639980101',
			dest_addr_ton: 1,
			dest_addr_npi: 1,
			esm_class: 0,
			registered_delivery: 1,
			data_coding: 0
		});
		expect(peer.submitted[0]!.short_message.message).toBe(MESSAGE.text);
	});

	it('says for how long it may be kept, relative to now', async () => {
		await open().send(MESSAGE);
		// The other implementation reads the period as an instant.
		const until = peer.submitted[0]!.validity_period as Date;
		expect(Math.abs(until.getTime() - Date.now() - 35_985_000)).toBeLessThan(5_000);
	});

	it('arrives whole in another script', async () => {
		const text = 'Школа: відсутність 😀';
		await open().send({ ...MESSAGE, text });
		expect(peer.submitted[0]).toMatchObject({ data_coding: 8 });
		expect(peer.submitted[0]!.short_message.message).toBe(text);
	});

	it.each([
		['gsm-7', 'a'.repeat(152) + '€' + 'b'.repeat(200), 3],
		['ucs-2', 'ф'.repeat(66) + '😀' + 'ж'.repeat(60), 2]
	])('goes in parts that telephones join: %s', async (_name, text, parts) => {
		const answer = await open().send({ ...MESSAGE, text });
		expect(answer).toMatchObject({ kind: 'accepted' });
		expect(peer.submitted).toHaveLength(parts);
		const headers = peer.submitted.map(({ short_message: { udh } }) => udh![0]!);
		expect(headers.map((header) => [header[3], header[4]])).toEqual(
			Array.from({ length: parts }, (_, n) => [parts, n + 1])
		);
		expect(new Set(headers.map((header) => header[2])).size).toBe(1);
		expect(peer.submitted.every(({ esm_class }) => esm_class === 0x40)).toBe(true);
		expect(peer.submitted.map(({ short_message }) => short_message.message).join('')).toBe(text);
		expect(answer.kind === 'accepted' && answer.ids).toHaveLength(parts);
	});

	it('may be agreed on in Latin-1', async () => {
		await open('?alphabet=latin-1').send({ ...MESSAGE, text: 'Collège' });
		expect(peer.submitted[0]).toMatchObject({ data_coding: 3 });
		expect(peer.submitted[0]!.short_message.message).toBe('Collège');
	});

	it('goes over TLS, to a certificate that is trusted only', async () => {
		const { key, cert } = selfSigned();
		const secure = await startSmppPeer({ tls: { key, cert } });
		const trusted = smppGateway(settings(secure.port, '', { tls: { ca: cert } }), log);
		const wary = smppGateway(settings(secure.port, '', { tls: { ca: null } }), log);
		try {
			expect(await trusted.send(MESSAGE)).toMatchObject({ kind: 'accepted' });
			expect(await wary.send(MESSAGE)).toMatchObject({ kind: 'no-answer', mayHaveLeft: false });
			expect(secure.submitted).toHaveLength(1);
		} finally {
			await trusted.close();
			await wary.close();
			await secure.close();
		}
	});
});

describe('what an SMSC answers', () => {
	it.each([
		[smpp.ESME_RTHROTTLED, { kind: 'throttled', retryAfter: null }],
		[smpp.ESME_RINVDSTADR, { kind: 'refused', reason: 'SMPP status 11', isPermanent: true }],
		[smpp.ESME_RSYSERR, { kind: 'refused', reason: 'SMPP status 8', isPermanent: false }]
	])('status %i', async (command_status, answer) => {
		peer.onSubmit = (pdu, session) => void session.send(pdu.response({ command_status }));
		expect(await open().send(MESSAGE)).toEqual(answer);
	});

	it('nothing: it may have left', async () => {
		peer.onSubmit = () => {};
		expect(await open().send(MESSAGE)).toMatchObject({ kind: 'no-answer', mayHaveLeft: true });
	});

	it('a disconnection in the middle: it may have left, and the next one goes', async () => {
		peer.onSubmit = (_pdu, session) => session.destroy();
		expect(await open().send(MESSAGE)).toMatchObject({ kind: 'no-answer', mayHaveLeft: true });
		peer.onSubmit = (pdu, session) => void session.send(pdu.response({ message_id: 'again' }));
		expect(await gateway.send(MESSAGE)).toEqual({ kind: 'accepted', ids: ['again'] });
		expect(peer.sessions).toHaveLength(2);
	});

	it('no to the second part: the first one has left', async () => {
		peer.onSubmit = (pdu, session, n) =>
			void session.send(
				pdu.response(n === 1 ? { message_id: 'a' } : { command_status: smpp.ESME_RTHROTTLED })
			);
		expect(await open().send({ ...MESSAGE, text: 'a'.repeat(200) })).toMatchObject({
			kind: 'no-answer',
			mayHaveLeft: true
		});
	});

	it('a wrong password: nothing left, and it is not asked again and again', async () => {
		await peer.close();
		peer = await startSmppPeer({ password: 'another' });
		expect(await open('', { firstPause: 1_000 }).send(MESSAGE)).toMatchObject({
			kind: 'no-answer',
			mayHaveLeft: false
		});
		expect(peer.binds).toHaveLength(1);
	});

	it('only so much at once', async () => {
		let most = 0;
		let under = 0;
		peer.onSubmit = (pdu, session, n) => {
			under += 1;
			most = Math.max(most, under);
			setTimeout(() => {
				under -= 1;
				session.send(pdu.response({ message_id: String(n) }));
			}, 5);
		};
		open('?window=3');
		const answers = await Promise.all(Array.from({ length: 20 }, () => gateway.send(MESSAGE)));
		expect(answers.every(({ kind }) => kind === 'accepted')).toBe(true);
		expect(most).toBe(3);
	});
});

describe('what an SMSC tells', () => {
	const receipt = (id: string, stat: string) => ({
		source_addr: '33639980101',
		destination_addr: '36000',
		esm_class: 4,
		short_message: `id:${id} sub:001 dlvrd:001 submit date:2609101000 done date:2609101001 stat:${stat} err:000 text:`
	});

	it.each([
		['DELIVRD', 'delivered'],
		['UNDELIV', 'failed'],
		['REJECTD', 'failed'],
		['EXPIRED', 'expired'],
		['ACCEPTD', 'pending'],
		['ENROUTE', 'pending']
	])('a receipt: %s', async (stat, outcome) => {
		await open().send(MESSAGE);
		expect(await peer.deliver(receipt('id-1', stat))).toBe(smpp.ESME_ROK);
		expect(told).toEqual([{ id: 'id-1', outcome }]);
	});

	it('a receipt in optional parameters', async () => {
		await open().send(MESSAGE);
		await peer.deliver({ esm_class: 4, receipted_message_id: 'id-9', message_state: 2 });
		expect(told).toEqual([{ id: 'id-9', outcome: 'delivered' }]);
	});

	it('a receipt before the answer', async () => {
		peer.onSubmit = (pdu, session) => {
			session.deliver_sm(receipt('early', 'DELIVRD'), () => {
				session.send(pdu.response({ message_id: 'early' }));
			});
		};
		expect(await open().send(MESSAGE)).toEqual({ kind: 'accepted', ids: ['early'] });
		expect(told).toEqual([{ id: 'early', outcome: 'delivered' }]);
	});

	it('a receipt that we cannot write down is said again later', async () => {
		const failing = { ...listener, report: () => Promise.reject(new Error('database')) };
		gateway = smppGateway(settings(peer.port), log);
		gateway.listen(failing);
		await gateway.send(MESSAGE);
		expect(await peer.deliver(receipt('id-1', 'DELIVRD'))).toBe(0x64);
	});

	it('ids in decimal that it answered in hexadecimal', async () => {
		peer.onSubmit = (pdu, session) => void session.send(pdu.response({ message_id: '1A2B' }));
		expect(await open('?receipt_ids=decimal').send(MESSAGE)).toEqual({
			kind: 'accepted',
			ids: ['6699']
		});
	});

	it.each([
		[0, 'STOP'],
		[8, 'стоп'],
		[3, 'Arrêt']
	])("somebody's answer, in data coding %i", async (data_coding, text) => {
		await open().send(MESSAGE);
		await peer.deliver({
			source_addr: '33639980101',
			destination_addr: '36000',
			data_coding,
			short_message: text
		});
		expect(told).toEqual([{ from: '33639980101', text }]);
	});

	it('is there: it asks, and we answer, also when nothing is to be sent', async () => {
		open('', { enquireEvery: 20 });
		await vi.waitFor(() => {
			const asked = peer.commands.filter((command) => command === 'enquire_link');
			expect(asked.length).toBeGreaterThan(2);
		});
		expect(
			await new Promise((resolve) => peer.sessions[0]!.enquire_link(() => resolve(true)))
		).toBe(true);
	});

	it('goodbye: we come back', async () => {
		await open().send(MESSAGE);
		await new Promise<void>((resolve) => peer.sessions[0]!.unbind(() => resolve()));
		expect(await gateway.send(MESSAGE)).toMatchObject({ kind: 'accepted' });
		expect(peer.sessions).toHaveLength(2);
	});
});

describe('a server that does not speak SMPP', () => {
	let raw: Server;
	let sockets: Socket[];
	beforeEach(async () => {
		sockets = [];
		raw = createServer((socket) => {
			sockets.push(socket);
			socket.on('error', () => {});
		});
		await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve));
	});
	afterEach(async () => {
		for (const socket of sockets) socket.destroy();
		await new Promise<void>((resolve) => raw.close(() => resolve()));
	});
	const rawPort = () => (raw.address() as AddressInfo).port;

	it.each([
		['a web page', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
		['a length of nothing', Buffer.alloc(16)],
		['noise', Buffer.from('ffffffffffffffff', 'hex')]
	])('says %s: nothing has left, the connection is dropped', async (_name, noise) => {
		raw.on('connection', (socket) => socket.write(noise));
		gateway = smppGateway(settings(rawPort()), log);
		gateway.listen(listener);
		expect(await gateway.send(MESSAGE)).toMatchObject({ kind: 'no-answer', mayHaveLeft: false });
		expect(sockets[0]!.destroyed || sockets.length > 1).toBe(true);
	});

	it('takes everything and says nothing: the gateway is silent in time', async () => {
		gateway = smppGateway(settings(rawPort()), log);
		gateway.listen(listener);
		expect(await gateway.send(MESSAGE)).toMatchObject({ kind: 'no-answer', mayHaveLeft: false });
	});

	it('answers byte by byte: it is read all the same', async () => {
		raw.on('connection', (socket) => {
			socket.once('data', (bytes) => {
				const answer = Buffer.alloc(21);
				answer.writeUInt32BE(21, 0);
				answer.writeUInt32BE(0x80000009, 4);
				answer.writeUInt32BE(bytes.readUInt32BE(12), 12);
				answer.write('peer\0', 16);
				for (const byte of answer) socket.write(Buffer.from([byte]));
				// A body that ends too early, then an unknown command.
				socket.write(Buffer.from('0000001200000005000000000000000701ff', 'hex'));
				socket.write(Buffer.from('00000010000001030000000000000008', 'hex'));
			});
		});
		const heard: Buffer[] = [];
		raw.on('connection', (socket) => socket.on('data', (bytes: Buffer) => heard.push(bytes)));
		gateway = smppGateway(settings(rawPort()), log);
		gateway.listen(listener);
		await vi.waitFor(() => {
			const said = Buffer.concat(heard).toString('hex');
			// The status says that it is no use again; the unknown one gets generic_nack.
			expect(said).toContain('80000005' + '00000065' + '00000007');
			expect(said).toContain('80000000' + '00000003' + '00000008');
		});
	});
});
