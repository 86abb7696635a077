import type { Waiting } from './outbox';

/**
 * What became of an answer: the school has it, it refuses it for good (and says why, by a
 * code), or it still waits (no
 * network, a server that fails, nobody signed in).
 */
export type Sending =
	{ kind: 'sent'; location: string } | { kind: 'refused'; code: string } | { kind: 'waits' };

const PATIENCE_MS = 8000;
/** A voice on a weak network: 400 kB at 50 kbit/s. */
const VOICE_PATIENCE_MS = 64_000;

/**
 * Posts an answer to its form action, as Kit's own forms do, saying who wrote it: somebody else may
 * have signed in since, in another tab.
 */
export async function sendAnswer({ action, owner, fields }: Waiting): Promise<Sending> {
	const abort = new AbortController();
	const body = bodyOf(fields);
	const patience = body instanceof FormData ? VOICE_PATIENCE_MS : PATIENCE_MS;
	const timer = setTimeout(() => abort.abort(), patience);
	try {
		const response = await fetch(action, {
			method: 'POST',
			headers: { accept: 'application/json', 'x-famille': owner },
			body,
			signal: abort.signal
		});
		if (response.status === 401 || response.status === 429 || response.status >= 500) {
			return { kind: 'waits' };
		}
		// The front of the server, which knows no words.
		if (response.status === 413) return { kind: 'refused', code: 'voice.too-large' };
		const result = (await response.json()) as Answered;
		if (result.type === 'redirect') return { kind: 'sent', location: result.location ?? '/' };
		if (result.type === 'success') return { kind: 'sent', location: '/' };
		return { kind: 'refused', code: codeOf(result) };
	} catch {
		return { kind: 'waits' };
	} finally {
		clearTimeout(timer);
	}
}

type Answered = { type: string; location?: string; data?: string };

/** Fields alone go as any form; a voice makes it a form with a file. */
function bodyOf(fields: Waiting['fields']): URLSearchParams | FormData {
	const texts = fields.filter((field): field is [string, string] => typeof field[1] === 'string');
	if (texts.length === fields.length) return new URLSearchParams(texts);
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	return form;
}

/** The code of a refusal. Kit writes data as a list: the names first, each with the place of its value. */
function codeOf({ data }: Answered): string {
	try {
		const list = JSON.parse(data ?? '[]') as [{ code?: number }?, ...unknown[]];
		return String(list[list[0]?.code ?? -1] ?? '');
	} catch {
		return '';
	}
}
