import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SmsMessage } from '../../../../domain/sms/sms-gateway';
import { createLog } from '../../../log';
import { httpGateway } from './http-gateway';
import { readHttpTemplate } from './http-template';

const log = createLog('silent');
const MESSAGE: SmsMessage = {
	reference: '7a4d',
	to: '+33639980101',
	text: 'Collège "A&B" : une absence\n{{to}} $& %41 €',
	validUntil: new Date('2026-09-10T18:00:00Z'),
	validSeconds: 35_985
};

type Asked = { method: string; url: string; headers: IncomingMessage['headers']; body: string };
let server: Server;
let asked: Asked[];
let answer: (response: ServerResponse, request: Asked) => void;

beforeAll(async () => {
	server = createServer((request, response) => {
		const pieces: Buffer[] = [];
		request.on('data', (piece: Buffer) => pieces.push(piece));
		request.on('end', () => {
			const { method = '', url = '', headers } = request;
			const one = { method, url, headers, body: Buffer.concat(pieces).toString('utf8') };
			asked.push(one);
			answer(response, one);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(
	() =>
		new Promise<void>((resolve) => {
			server.closeAllConnections();
			server.close(() => resolve());
		})
);
beforeEach(() => {
	asked = [];
});

const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const json =
	(status: number, content: unknown, headers = {}) =>
	(response: ServerResponse) =>
		void response.writeHead(status, headers).end(JSON.stringify(content));
const plain = (status: number, text: string) => (response: ServerResponse) =>
	void response.writeHead(status).end(text);

/** The example of the guide, spoken to on loopback. */
function example(name: 'json' | 'formulaire', timeout = 300) {
	const text = readFileSync(`docs/sms/passerelle-${name}.json`, 'utf8');
	const read = readHttpTemplate(text.replace(/https:\/\/[^/]+/, origin()));
	if (!read.ok) throw new Error(read.error.code);
	return httpGateway(
		{ template: read.value, sender: '36000', secret: 'un "secret"', timeout },
		log
	);
}

describe('a gateway that speaks JSON', () => {
	it('gets the message whole, whatever its words', async () => {
		answer = json(202, { messages: [{ id: 'm-1', status: 'queued' }] });
		expect(await example('json').send(MESSAGE)).toEqual({ kind: 'accepted', ids: ['m-1'] });
		const [one] = asked;
		expect(one).toMatchObject({ method: 'POST', url: '/v2/messages' });
		expect(one!.headers).toMatchObject({
			authorization: 'Bearer un "secret"',
			'idempotency-key': '7a4d',
			'content-type': 'application/json'
		});
		expect(JSON.parse(one!.body)).toEqual({
			from: '36000',
			recipients: ['+33639980101'],
			content: { text: MESSAGE.text, encoding: 'gsm-7' },
			validity: 599,
			callbackData: '7a4d'
		});
	});

	it.each([
		[
			'a 200 that is a refusal',
			json(200, { messages: [{ id: 'x', status: 'INVALID_NUMBER' }] }),
			{ kind: 'refused', reason: 'HTTP 200', isPermanent: true }
		],
		[
			'a 200 that says neither',
			json(200, { messages: [{ status: 'PAUSED' }] }),
			{ kind: 'refused', reason: 'HTTP 200, not accepted', isPermanent: false }
		],
		[
			'a 200 without an id',
			json(200, { messages: [{ status: 'SENT' }] }),
			{ kind: 'no-answer', reason: 'HTTP 200, without an id', mayHaveLeft: true }
		],
		[
			'too much, with a time',
			json(429, {}, { 'retry-after': '20' }),
			{ kind: 'throttled', retryAfter: 20_000 }
		],
		[
			'too much, in its words',
			json(400, { error: 'rate_limit' }),
			{ kind: 'throttled', retryAfter: null }
		],
		['a wrong key', json(401, {}), { kind: 'refused', reason: 'HTTP 401', isPermanent: false }],
		['an outage', json(503, {}), { kind: 'refused', reason: 'HTTP 503', isPermanent: false }],
		[
			'a gate that gave up',
			plain(504, ''),
			{ kind: 'no-answer', reason: 'HTTP 504', mayHaveLeft: true }
		]
	])('%s', async (_name, given, expected) => {
		answer = given;
		expect(await example('json').send(MESSAGE)).toEqual(expected);
	});

	it('a redirect is not followed', async () => {
		answer = (response, { url }) =>
			void (url === '/v2/messages'
				? response.writeHead(307, { location: `${origin()}/elsewhere` }).end()
				: response.writeHead(200).end());
		expect(await example('json').send(MESSAGE)).toMatchObject({ kind: 'refused' });
		expect(asked).toHaveLength(1);
	});

	it('silence: it may have left', async () => {
		answer = () => {};
		expect(await example('json').send(MESSAGE)).toMatchObject({
			kind: 'no-answer',
			mayHaveLeft: true
		});
	});

	it('a connection cut in the middle: it may have left', async () => {
		answer = (response) => void response.socket!.destroy();
		expect(await example('json').send(MESSAGE)).toMatchObject({ mayHaveLeft: true });
	});

	it('nobody there: nothing left', async () => {
		const free = createServer();
		await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
		const { port } = free.address() as AddressInfo;
		await new Promise<void>((resolve) => free.close(() => resolve()));
		const template = readHttpTemplate(
			JSON.stringify({ send: { url: `http://127.0.0.1:${port}/`, accepted: { id: '/id' } } })
		);
		if (!template.ok) throw new Error(template.error.code);
		const gateway = httpGateway({ template: template.value, sender: null, secret: null }, log);
		expect(await gateway.send(MESSAGE)).toEqual({
			kind: 'no-answer',
			reason: 'ECONNREFUSED',
			mayHaveLeft: false
		});
	});

	it('an answer without end is read to some length only', async () => {
		answer = (response) => {
			response.writeHead(200);
			const more = () => response.write('x'.repeat(16_384), () => setImmediate(more));
			more();
		};
		expect(await example('json', 3_000).send(MESSAGE)).toMatchObject({ kind: 'refused' });
	});

	it('tells several reports and answers at once', () => {
		const { callbacks } = example('json');
		expect(
			callbacks!.reports({
				results: [
					{ messageId: 'a', status: 'Delivered' },
					{ messageId: 'b', status: 'REJECTED' },
					{ messageId: 'c', status: 'BUFFERED' },
					{ status: 'DELIVERED' },
					null
				]
			})
		).toEqual([
			{ id: 'a', outcome: 'delivered' },
			{ id: 'b', outcome: 'failed' },
			{ id: 'c', outcome: 'pending' }
		]);
		expect(callbacks!.replies({ inbound: [{ msisdn: 33639980101, message: 'STOP' }] })).toEqual([
			{ from: '33639980101', text: 'STOP' }
		]);
		expect(callbacks!.reports({ results: 'nonsense' })).toEqual([]);
	});
});

describe('a gateway that takes a form and answers a line', () => {
	it('gets the message whole, whatever its words', async () => {
		answer = plain(200, 'OK 4521\n');
		expect(await example('formulaire').send(MESSAGE)).toEqual({ kind: 'accepted', ids: ['4521'] });
		const [one] = asked;
		expect(one!.url).toBe('/envoi.php?compte=ecole');
		expect(one!.headers['content-type']).toBe('application/x-www-form-urlencoded');
		expect(Object.fromEntries(new URLSearchParams(one!.body))).toEqual({
			numero: '33639980101',
			message: MESSAGE.text,
			expediteur: '36000',
			validite: '599',
			expire: '2026-09-10T18:00:00.000Z',
			reference: '7a4d'
		});
	});

	it('refuses a number for good', async () => {
		answer = plain(422, 'KO numero');
		expect(await example('formulaire').send(MESSAGE)).toMatchObject({ isPermanent: true });
	});

	it('tells one thing at a time', () => {
		const { callbacks } = example('formulaire');
		expect(callbacks!.reports({ id: '4521', etat: '4' })).toEqual([
			{ id: '4521', outcome: 'expired' }
		]);
		expect(callbacks!.replies({ de: '0639980101', texte: 'stop' })).toHaveLength(1);
	});
});

describe('a template', () => {
	const sentence = (content: unknown) => {
		const read = readHttpTemplate(typeof content === 'string' ? content : JSON.stringify(content));
		return read.ok ? null : read.error.code;
	};
	const send = { url: 'https://sms.example/{{to}}', accepted: { id: '/id' } };

	it('may put slots in the path of its address', async () => {
		const read = readHttpTemplate(
			JSON.stringify({
				send: { url: `${origin()}/{{to}}?t={{text}}`, method: 'GET', accepted: { id: '/id' } }
			})
		);
		answer = json(200, { id: 7 });
		if (!read.ok) throw new Error(read.error.code);
		const gateway = httpGateway({ template: read.value, sender: null, secret: null }, log);
		expect(await gateway.send(MESSAGE)).toEqual({ kind: 'accepted', ids: ['7'] });
		expect(asked[0]!.url).toMatch(/^\/%2B33639980101\?t=/);
		expect(new URL(asked[0]!.url, origin()).searchParams.get('t')).toBe(MESSAGE.text);
	});

	it.each([
		['{', /not JSON/],
		[{}, /send/],
		[{ send: { ...send, url: 'http://sms.example/' } }, /https/],
		[{ send: { ...send, url: 'https://{{to}}/' } }, /host/],
		[{ send: { ...send, url: 'https://sms.example{{to}}/' } }, /host/],
		[{ send: { ...send, accepted: {} } }, /where the id is/],
		[{ send: { ...send, form: { a: '{{child}}' } } }, /unknown slot: {{child}}/],
		[{ send: { ...send, form: {}, json: {} } }, /both/],
		[{ send: { ...send, accepted: { idPattern: '(' } } }, /regular expression/],
		[{ send: { ...send, extra: 1 } }, /extra/]
	])('that cannot be used is refused with a sentence (%#)', (content, words) =>
		expect(sentence(content)).toMatch(words)
	);

	it('that can is taken', () => expect(sentence({ send })).toBe(null));
});
