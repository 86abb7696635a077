import { request as httpRequest, type Agent as HttpAgent } from 'node:http';
import { request as httpsRequest, type Agent as HttpsAgent } from 'node:https';
import { timeoutError, type PushRequest, type PushResponse } from './push-request';

/**
 * Posts over the kept-alive HTTP/1.1 connections of an agent. A redirect is an answer like another:
 * it is not followed. Rejects when nothing was answered.
 */
export function http1Post(
	{ url, headers, body, timeout }: PushRequest,
	agents: { secure: HttpsAgent; plain: HttpAgent }
): Promise<PushResponse> {
	return new Promise((resolve, reject) => {
		const options = { method: 'POST', headers: { ...headers, 'content-length': body.length } };
		const request =
			url.protocol === 'https:'
				? httpsRequest(url, { ...options, agent: agents.secure })
				: httpRequest(url, { ...options, agent: agents.plain });
		const timer = setTimeout(() => request.destroy(timeoutError()), timeout);
		request.on('response', (response) => {
			clearTimeout(timer);
			// The connection is of use, so it is emptied.
			response.resume();
			response.on('error', () => {});
			resolve({
				status: response.statusCode ?? 0,
				retryAfter: response.headers['retry-after'] ?? null
			});
		});
		request.on('error', (error) => {
			clearTimeout(timer);
			reject(error);
		});
		request.end(body);
	});
}
