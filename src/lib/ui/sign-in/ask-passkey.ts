/** How an exchange with the device and the server about a passkey ended. */
export type PasskeyOutcome =
	| { kind: 'done'; next: string }
	/** Refused by the server, with a code worded by `mediation-errors:`. */
	| { kind: 'refused'; code: string }
	/** The person closed the device's question, or it did not answer. */
	| { kind: 'cancelled' }
	/** The server could not be reached. */
	| { kind: 'failed' };

/**
 * Asks the server for its question (POST), the device for its answer, and hands the answer over
 * (PUT).
 * @param address endpoint of the exchange
 * @param answer asks the device; throws when the person declines
 */
export async function exchangePasskey<Question>(
	address: string,
	answer: (question: Question) => Promise<object>
): Promise<PasskeyOutcome> {
	try {
		const asked = await fetch(address, { method: 'POST' });
		if (!asked.ok) return { kind: 'failed' };
		const question = (await asked.json()) as Question;
		const given = await answer(question).catch(() => null);
		if (!given) return { kind: 'cancelled' };
		const judged = await fetch(address, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(given)
		});
		const said = (await judged.json()) as { next?: string; code?: string };
		if (judged.ok && said.next) return { kind: 'done', next: said.next };
		return said.code ? { kind: 'refused', code: said.code } : { kind: 'failed' };
	} catch {
		return { kind: 'failed' };
	}
}
