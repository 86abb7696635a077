import type { OutgoingHttpHeaders } from 'node:http';

/** One POST to a push service, encrypted and signed. */
export interface PushRequest {
	url: URL;
	headers: OutgoingHttpHeaders;
	body: Buffer;
	/** Milliseconds until silence is taken for an answer. */
	timeout: number;
}

/** What is kept of an answer: its words are of no use. */
export interface PushResponse {
	status: number;
	retryAfter: string | null;
}

/** Silence, named as AbortSignal does. */
export function timeoutError(): Error {
	return Object.assign(new Error('The push service did not answer'), { name: 'TimeoutError' });
}
