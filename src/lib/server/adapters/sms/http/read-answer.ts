import type { SmsAnswer } from '../../../../domain/sms/sms-gateway';
import { waitAfter } from '../../../../domain/delivery/retry-after';
import type { HttpTemplate } from './http-template';
import { textAt, valueAt } from './json-pointer';

type Send = HttpTemplate['send'];

/** What is kept of an HTTP answer. */
export type HttpAnswer = { status: number; retryAfter: string | null; body: string };

/** What a gateway's answer means, as its template tells. */
export function readHttpAnswer(
	{ accepted, refused, throttled }: Send,
	{ status, retryAfter, body }: HttpAnswer,
	now: Date
): SmsAnswer {
	const content = contentOf(body);
	const reason = `HTTP ${status}`;
	if (status === 429 || throttled.status.includes(status) || says(content, throttled.values)) {
		return { kind: 'throttled', retryAfter: retryAfter ? waitAfter(retryAfter, now) : null };
	}
	if (refused.status.includes(status) || says(content, refused.values)) {
		return { kind: 'refused', reason, isPermanent: true };
	}
	if (accepted.status.includes(status)) {
		const isTaken = Object.keys(accepted.values).length === 0 || says(content, accepted.values);
		if (!isTaken) return { kind: 'refused', reason: `${reason}, not accepted`, isPermanent: false };
		const ids = idsOf(accepted, content, body);
		if (ids.length > 0) return { kind: 'accepted', ids };
		return { kind: 'no-answer', reason: `${reason}, without an id`, mayHaveLeft: true };
	}
	// A gate before the gateway may have handed it over before it gave up; 503 says that it did not.
	const mayHaveLeft = status >= 500 && status !== 503;
	if (mayHaveLeft) return { kind: 'no-answer', reason, mayHaveLeft };
	return { kind: 'refused', reason, isPermanent: false };
}

function contentOf(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}

/** Whether one of the fields has one of its values, whatever the case. */
function says(content: unknown, values: Send['refused']['values']): boolean {
	return Object.entries(values).some(([pointer, those]) => {
		const found = textAt(content, pointer)?.toLowerCase();
		return those.some((value) => String(value).toLowerCase() === found);
	});
}

function idsOf({ id, idPattern }: Send['accepted'], content: unknown, body: string): string[] {
	if (id !== undefined) {
		const found = valueAt(content, id);
		const list: unknown[] = Array.isArray(found) ? found : [found];
		const ids = list.map((one) => textAt(one, '')).filter((one) => one !== null && one !== '');
		if (ids.length > 0) return ids as string[];
	}
	const matched = idPattern ? new RegExp(idPattern).exec(body)?.[1] : undefined;
	return matched ? [matched] : [];
}
