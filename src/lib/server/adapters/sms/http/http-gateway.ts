import type { SmsAnswer, SmsGateway, SmsMessage } from '../../../../domain/sms/sms-gateway';
import type { Logger } from '../../../log';
import { fillFor, fillForm, fillJson, fillText, fillUrl } from './fill-template';
import type { HttpTemplate } from './http-template';
import { readHttpAnswer } from './read-answer';
import { readCallbacks } from './read-callbacks';

/** What an HTTP gateway needs. */
export type HttpGatewaySettings = {
	template: HttpTemplate;
	/** What telephones show; the gateway's own choice when null. */
	sender: string | null;
	/** What `{{secret}}` stands for: it stays out of the template's file. */
	secret: string | null;
	/** Milliseconds until silence is taken for an answer. */
	timeout?: number;
};

const TIMEOUT = 10_000;
/** Bytes of an answer that are read: an id is short. */
const ANSWER_AT_MOST = 65_536;
/** Faults after which it is sure that nothing was handed over. */
const NEVER_LEFT =
	/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_)/;

/**
 * Sends through a gateway that a template describes. The address comes from the administrator's file
 * alone, and a redirect is not followed: numbers and words go nowhere else.
 */
export function httpGateway(settings: HttpGatewaySettings, log: Logger): SmsGateway {
	const { template, sender, secret, timeout = TIMEOUT } = settings;
	const { send } = template;

	async function ask(message: SmsMessage): Promise<SmsAnswer> {
		const fill = fillFor(message, sender, secret);
		const headers = new Headers();
		for (const [name, value] of Object.entries(send.headers)) {
			headers.set(name, fillText(value, fill));
		}
		let body: string | null = null;
		if (send.form) {
			body = fillForm(send.form, fill);
			headers.set('content-type', 'application/x-www-form-urlencoded');
		} else if (send.json !== undefined) {
			body = JSON.stringify(fillJson(send.json, fill));
			if (!headers.has('content-type')) headers.set('content-type', 'application/json');
		}
		const response = await fetch(fillUrl(send.url, fill), {
			method: send.method,
			headers,
			body: send.method === 'GET' ? null : body,
			redirect: 'manual',
			signal: AbortSignal.timeout(timeout)
		});
		const { status } = response;
		if (status === 401 || status === 403) {
			log.error({ status }, 'the SMS gateway refuses our key');
		}
		const answer = {
			status,
			retryAfter: response.headers.get('retry-after'),
			body: await beginningOf(response)
		};
		return readHttpAnswer(send, answer, new Date());
	}

	return {
		name: 'http',
		takesReplies: template.reply !== undefined,
		callbacks: readCallbacks(template),
		listen: () => {},
		send: async (message) => {
			try {
				return await ask(message);
			} catch (error) {
				const reason = codeOf(error);
				return { kind: 'no-answer', reason, mayHaveLeft: !NEVER_LEFT.test(reason) };
			}
		},
		close: async () => {}
	};
}

async function beginningOf(response: Response): Promise<string> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	for await (const piece of response.body ?? []) {
		pieces.push(piece as Uint8Array);
		length += (piece as Uint8Array).length;
		if (length > ANSWER_AT_MOST) break;
	}
	return Buffer.concat(pieces).subarray(0, ANSWER_AT_MOST).toString('utf8');
}

/** The code of a fault, which fetch hides in its cause; never its words, which hold the address. */
function codeOf(error: unknown): string {
	const { cause, name } = error as Error & { cause?: { code?: string } };
	return cause?.code ?? name;
}
