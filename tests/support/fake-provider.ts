import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a provider was asked. */
export type Asked = {
	method: string;
	url: string;
	headers: IncomingMessage['headers'];
	/** Its JSON. */
	body: Record<string, unknown>;
};

/** An HTTP server on loopback that plays a provider of translations, and misbehaves as told. */
export interface FakeProvider {
	readonly origin: string;
	readonly asked: Asked[];
	answer: (response: ServerResponse, asked: Asked) => void;
	close(): Promise<void>;
}

/** Starts one on a free port. The caller closes it. */
export async function fakeProvider(): Promise<FakeProvider> {
	const server = createServer((request, response) => {
		const pieces: Buffer[] = [];
		request.on('data', (piece: Buffer) => pieces.push(piece));
		request.on('end', () => {
			const { method = '', url = '', headers } = request;
			const text = Buffer.concat(pieces).toString('utf8');
			const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
			const one = { method, url, headers, body };
			provider.asked.push(one);
			provider.answer(response, one);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const provider: FakeProvider = {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		asked: [],
		answer: (response) => void response.writeHead(500).end(),
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			})
	};
	return provider;
}

/** Answers JSON with a status. */
export const json =
	(status: number, content: unknown, headers: Record<string, string> = {}) =>
	(response: ServerResponse) =>
		void response
			.writeHead(status, { 'content-type': 'application/json', ...headers })
			.end(JSON.stringify(content));

/** Answers any bytes with a status. */
export const plain =
	(status: number, text: string, headers: Record<string, string> = {}) =>
	(response: ServerResponse) =>
		void response.writeHead(status, headers).end(text);
