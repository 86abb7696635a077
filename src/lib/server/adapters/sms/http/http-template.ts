import * as v from 'valibot';
import { ok, refuse, type Result } from '../../../../domain/shared/result';
import { fillUrl, namesIn, SLOTS } from './fill-template';

const pointer = v.pipe(v.string(), v.regex(/^(\/.*)?$/, 'must be a JSON pointer, such as /id'));
const statuses = v.array(v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)));
/** Values that a field may have, by its pointer. */
const values = v.record(pointer, v.array(v.union([v.string(), v.number(), v.boolean()])));
const pattern = v.pipe(
	v.string(),
	v.check(isPattern, 'must be a regular expression with one group')
);
const fields = v.record(v.string(), v.string());

const send = v.strictObject({
	method: v.optional(v.picklist(['POST', 'PUT', 'GET'], 'must be POST, PUT or GET'), 'POST'),
	url: v.pipe(
		v.string(),
		v.check(isFixedHost, 'must be https, with its host written out (http for this machine only)')
	),
	headers: v.optional(fields, {}),
	/** A body as JSON: the slots are in its texts. */
	json: v.optional(v.unknown()),
	/** A body as a form. */
	form: v.optional(fields),
	accepted: v.strictObject({
		status: v.optional(statuses, [200, 201, 202]),
		/** What the answer must say besides, when a 200 may be a refusal. */
		values: v.optional(values, {}),
		/** Where the id of the message is; several for one id a segment. */
		id: v.optional(pointer),
		/** The same in an answer that is no JSON: its group is the id. */
		idPattern: v.optional(pattern)
	}),
	/** Refusals for good: a number that does not exist. */
	refused: v.optional(
		v.strictObject({ status: v.optional(statuses, []), values: v.optional(values, {}) }),
		{}
	),
	throttled: v.optional(
		v.strictObject({ status: v.optional(statuses, []), values: v.optional(values, {}) }),
		{}
	)
});

const words = v.optional(v.array(v.union([v.string(), v.number()])), []);

const schema = v.strictObject({
	send,
	report: v.optional(
		v.strictObject({
			/** Where the list of reports is, when a request may have several. */
			each: v.optional(pointer),
			id: pointer,
			status: pointer,
			delivered: words,
			failed: words,
			expired: words
		})
	),
	reply: v.optional(v.strictObject({ each: v.optional(pointer), from: pointer, text: pointer }))
});

/** How an HTTP gateway is spoken to, as an administrator described it. */
export type HttpTemplate = v.InferOutput<typeof schema>;

/** Reads a template. The refusal is a sentence that says where it is wrong. */
export function readHttpTemplate(text: string): Result<HttpTemplate, { code: string }> {
	let content: unknown;
	try {
		content = JSON.parse(text);
	} catch {
		return refuse({ code: 'The file of SMS_TEMPLATE is not JSON.' });
	}
	const read = v.safeParse(schema, content);
	if (!read.success) {
		const [issue] = read.issues;
		return refuse({
			code: `The file of SMS_TEMPLATE cannot be used: ${v.getDotPath(issue) ?? ''} ${issue.message}.`
		});
	}
	const { send } = read.output;
	const wrong = namesIn(send).find((name) => !SLOTS.includes(name));
	if (wrong) return refuse({ code: `The file of SMS_TEMPLATE has an unknown slot: {{${wrong}}}.` });
	if (send.json !== undefined && send.form) {
		return refuse({ code: 'The file of SMS_TEMPLATE has both a json and a form body.' });
	}
	if (!send.accepted.id && !send.accepted.idPattern) {
		return refuse({ code: 'The file of SMS_TEMPLATE must say where the id is: id or idPattern.' });
	}
	return ok(read.output);
}

/** Whatever is put in the slots, the request goes to one and the same place. */
function isFixedHost(template: string): boolean {
	const origins = ['a', 'b.example'].map((value) => {
		const url = fillUrl(template, () => value);
		return URL.canParse(url) ? new URL(url) : null;
	});
	const [one, other] = origins;
	if (!one || !other || one.origin !== other.origin || one.username) return false;
	const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(one.hostname);
	return one.protocol === 'https:' || (one.protocol === 'http:' && isHere);
}

function isPattern(source: string): boolean {
	try {
		return new RegExp(`${source}|`).exec('')!.length === 2;
	} catch {
		return false;
	}
}
