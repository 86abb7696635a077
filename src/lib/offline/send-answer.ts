import type { Waiting } from './outbox';

/**
 * What became of an answer: the school has it, it refuses it for good, or it still waits (no
 * network, a server that fails, nobody signed in).
 */
export type Sending = { kind: 'sent'; location: string } | { kind: 'refused' } | { kind: 'waits' };

const PATIENCE_MS = 8000;

/**
 * Posts an answer to its form action, as Kit's own forms do, saying who wrote it: somebody else may
 * have signed in since, in another tab.
 */
export async function sendAnswer({ action, owner, fields }: Waiting): Promise<Sending> {
	const abort = new AbortController();
	const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
	try {
		const response = await fetch(action, {
			method: 'POST',
			headers: { accept: 'application/json', 'x-famille': owner },
			body: new URLSearchParams(fields),
			signal: abort.signal
		});
		if (response.status === 401 || response.status === 429 || response.status >= 500) {
			return { kind: 'waits' };
		}
		const result = (await response.json()) as { type: string; location?: string };
		if (result.type === 'redirect') return { kind: 'sent', location: result.location ?? '/' };
		return result.type === 'success' ? { kind: 'sent', location: '/' } : { kind: 'refused' };
	} catch {
		return { kind: 'waits' };
	} finally {
		clearTimeout(timer);
	}
}
