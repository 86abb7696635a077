import type {
	SmsCallbacks,
	SmsOutcome,
	SmsReply,
	SmsReport
} from '../../../../domain/sms/sms-gateway';
import type { HttpTemplate } from './http-template';
import { textAt, valueAt } from './json-pointer';

/** Things told in one request, at most. */
const AT_MOST = 1_000;

/** Reads reports and answers as a template says where they are. */
export function readCallbacks({ report, reply }: HttpTemplate): SmsCallbacks {
	return {
		reports: (content) =>
			report ? listOf(content, report.each).flatMap((one) => reportOf(one, report)) : null,
		replies: (content) =>
			reply ? listOf(content, reply.each).flatMap((one) => replyOf(one, reply)) : null
	};
}

function listOf(content: unknown, each: string | undefined): unknown[] {
	const found = each === undefined ? content : valueAt(content, each);
	return Array.isArray(found) ? found.slice(0, AT_MOST) : [found];
}

/** A status that the template does not name says that the message is still under way. */
function reportOf(one: unknown, report: NonNullable<HttpTemplate['report']>): SmsReport[] {
	const id = textAt(one, report.id);
	const status = textAt(one, report.status)?.toLowerCase();
	if (!id || status === undefined) return [];
	const ends = ['delivered', 'failed', 'expired'] as const;
	const outcome: SmsOutcome =
		ends.find((end) => report[end].some((word) => String(word).toLowerCase() === status)) ??
		'pending';
	return [{ id, outcome }];
}

function replyOf(one: unknown, reply: NonNullable<HttpTemplate['reply']>): SmsReply[] {
	const from = textAt(one, reply.from);
	const text = textAt(one, reply.text);
	return from && text !== null ? [{ from, text }] : [];
}
