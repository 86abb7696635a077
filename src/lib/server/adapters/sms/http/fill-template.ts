import type { SmsMessage } from '../../../../domain/sms/sms-gateway';
import { encodingOf } from '../../../../domain/sms/sms-text';

/** What a template may ask for. */
export const SLOTS: readonly string[] = [
	'to',
	'toDigits',
	'text',
	'encoding',
	'validityMinutes',
	'validitySeconds',
	'validUntil',
	'reference',
	'sender',
	'secret'
];

const SLOT = /\{\{\s*(\w+)(:number)?\s*\}\}/g;
const ONE_NUMBER = /^\{\{\s*(\w+):number\s*\}\}$/;

/** Gives what a slot stands for. */
export type Fill = (name: string) => string;

/** What the slots stand for in one message. */
export function fillFor(message: SmsMessage, sender: string | null, secret: string | null): Fill {
	const values: Record<string, string> = {
		to: message.to,
		toDigits: message.to.replace(/^\+/, ''),
		text: message.text,
		encoding: encodingOf(message.text),
		// Never longer than allowed, and never none.
		validityMinutes: String(Math.max(1, Math.floor(message.validSeconds / 60))),
		validitySeconds: String(message.validSeconds),
		validUntil: message.validUntil.toISOString(),
		reference: message.reference,
		sender: sender ?? '',
		secret: secret ?? ''
	};
	return (name) => values[name] ?? '';
}

/** The names of all slots in a template. */
export function namesIn(template: unknown): string[] {
	return [...JSON.stringify(template).matchAll(SLOT)].map(([, name]) => name!);
}

/** A text with its slots filled as they are. What is filled in is not looked at again. */
export function fillText(template: string, fill: Fill): string {
	return template.replace(SLOT, (_slot, name: string) => fill(name));
}

/** An address: what is filled in stays one piece of its path or query. */
export function fillUrl(template: string, fill: Fill): string {
	return fillText(template, (name) => encodeURIComponent(fill(name)));
}

/**
 * A JSON value: slots are filled in its texts, so that no text can end one and begin another.
 * `"{{validityMinutes:number}}"`, alone, becomes a number.
 */
export function fillJson(template: unknown, fill: Fill): unknown {
	if (typeof template === 'string') {
		const number = ONE_NUMBER.exec(template);
		return number ? Number(fill(number[1]!)) : fillText(template, fill);
	}
	if (Array.isArray(template)) return template.map((one) => fillJson(one, fill));
	if (template === null || typeof template !== 'object') return template;
	return Object.fromEntries(
		Object.entries(template).map(([key, value]) => [key, fillJson(value, fill)])
	);
}

/** A form (`application/x-www-form-urlencoded`). */
export function fillForm(template: Readonly<Record<string, string>>, fill: Fill): string {
	return new URLSearchParams(
		Object.entries(template).map(([key, value]) => [key, fillText(value, fill)])
	).toString();
}
