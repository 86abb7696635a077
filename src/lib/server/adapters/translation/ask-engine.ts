import type { EngineAnswer } from '../../../domain/translation/translator-engine';

/** One request to an engine over HTTP, always a POST of JSON. */
export type EngineCall = {
	url: string;
	headers?: Record<string, string>;
	body: unknown;
	/** Milliseconds for the whole of it, its body included. */
	timeout: number;
};

/** The JSON of a 200 or of an error that is the engine's to explain, or what it comes to. */
export type EngineReply =
	| { kind: 'content'; status: number; content: unknown }
	| Exclude<EngineAnswer, { kind: 'translated' }>;

/** Bytes of an answer that are read: a message has 4 000 characters. */
const ANSWER_AT_MOST = 262_144;

/**
 * Asks an engine. The address comes from the administrator's settings alone, and a redirect is not
 * followed: texts go nowhere else. What every engine says with a status is settled here: a key
 * refused, too much at once, a quota used up, an outage.
 */
export async function askEngine({ url, headers, body, timeout }: EngineCall): Promise<EngineReply> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
			body: JSON.stringify(body),
			redirect: 'manual',
			signal: AbortSignal.timeout(timeout)
		});
		const { status } = response;
		const text = await beginningOf(response);
		if (status === 429 && !/insufficient_quota|quota exceeded/i.test(text ?? '')) {
			return { kind: 'throttled', retryAfter: waitOf(response.headers.get('retry-after')) };
		}
		// 456 is DeepL's, 402 of those who are paid beforehand.
		if (status === 456 || status === 402 || status === 429) return { kind: 'over-quota' };
		if (status >= 500) return { kind: 'no-answer', reason: String(status) };
		if (status >= 300 && status !== 400 && status !== 422) {
			return { kind: 'refused', reason: String(status) };
		}
		if (text === null) return { kind: 'unreadable', reason: 'too-big' };
		return readContent(text, status);
	} catch (error) {
		return { kind: 'no-answer', reason: codeOf(error) };
	}
}

function readContent(text: string, status: number): EngineReply {
	const bare = text.trim();
	if (bare === '') return { kind: 'unreadable', reason: 'empty' };
	try {
		return { kind: 'content', status, content: JSON.parse(bare) as unknown };
	} catch {
		if (bare.startsWith('<')) return { kind: 'unreadable', reason: 'html' };
		return { kind: 'unreadable', reason: /^[{["]/.test(bare) ? 'truncated' : 'not-json' };
	}
}

/** Null when it is longer than any translation can be. */
async function beginningOf(response: Response): Promise<string | null> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	for await (const piece of response.body ?? []) {
		pieces.push(piece as Uint8Array);
		length += (piece as Uint8Array).length;
		if (length > ANSWER_AT_MOST) return null;
	}
	return Buffer.concat(pieces).toString('utf8');
}

/** Retry-After in seconds or as a date (RFC 9110, 10.2.3), as milliseconds from now. */
function waitOf(header: string | null): number | null {
	if (header === null) return null;
	if (/^\d+$/.test(header.trim())) return Number(header) * 1_000;
	const at = Date.parse(header);
	return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

/** The code of a fault, which fetch hides in its cause; never its words, which hold the address. */
function codeOf(error: unknown): string {
	const { cause, name } = error as Error & { cause?: { code?: string } };
	return cause?.code ?? name;
}
