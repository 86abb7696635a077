import type { SmsAnswer, SmsGateway, SmsListener } from '../../../../domain/sms/sms-gateway';
import type { Logger } from '../../../log';
import { bodyReader } from './body';
import { readDeliverSm, type Delivered } from './deliver-sm';
import { COMMAND, STATUS, type Pdu } from './pdu';
import type { SmppSettings } from './smpp-settings';
import { keptSession } from './kept-session';
import { SmppSilence } from './smpp-session';
import { submitBodies } from './submit-sm';
import { windowOf } from './window';

/**
 * Sends over SMPP 3.4 as a transceiver: one session, kept open from `listen` on, opened again when it
 * ends. Receipts and answers are acknowledged once they are written down.
 */
export function smppGateway(settings: SmppSettings, log: Logger): SmsGateway {
	let listener: SmsListener | null = null;
	let reference = 0;
	const take = windowOf(settings.window);
	const session = keptSession(settings, deliver, log);

	async function deliver(body: Buffer): Promise<number> {
		// Without a listener nobody would write it down: the gateway keeps it.
		if (!listener) return STATUS.temporaryError;
		const told = readOrNull(body, settings.alphabet);
		if (!told) return STATUS.permanentError;
		if (told.kind === 'report') await listener.report(told.report);
		if (told.kind === 'reply') await listener.reply(told.reply);
		return STATUS.ok;
	}

	async function submit(body: Buffer): Promise<SmsAnswer> {
		try {
			const open = await session.ready();
			return readAnswer(await open.request(COMMAND.submitSm, body), settings.receiptIds);
		} catch (error) {
			const mayHaveLeft = error instanceof SmppSilence && error.mayHaveLeft;
			return { kind: 'no-answer', reason: (error as Error).message, mayHaveLeft };
		}
	}

	return {
		name: 'smpp',
		// Letters have no number to answer to.
		takesReplies: settings.source.ton !== 5,
		callbacks: null,
		listen: (to) => {
			listener = to;
			session.open();
		},
		send: async (message) => {
			reference = (reference + 1) & 0xff;
			const ids: string[] = [];
			for (const body of submitBodies(message, settings, reference)) {
				const answer = await take(() => submit(body));
				if (answer.kind === 'accepted') ids.push(...answer.ids);
				else if (ids.length === 0) return answer;
				// A beginning has left already, and is billed.
				else
					return { kind: 'no-answer', reason: `a later part: ${answer.kind}`, mayHaveLeft: true };
			}
			return { kind: 'accepted', ids };
		},
		close: () => session.close()
	};
}

/** Null for a body that ends too early. */
function readOrNull(body: Buffer, alphabet: SmppSettings['alphabet']): Delivered | null {
	try {
		return readDeliverSm(body, alphabet);
	} catch {
		return null;
	}
}

/** What a `submit_sm_resp` (4.4.2) says. Its body may be missing when it refuses. */
export function readAnswer(
	{ command, status, body }: Pdu,
	receiptIds: SmppSettings['receiptIds']
): SmsAnswer {
	if (status === STATUS.throttled || status === STATUS.queueFull) {
		return { kind: 'throttled', retryAfter: null };
	}
	if (status !== STATUS.ok || command === COMMAND.genericNack) {
		const isPermanent =
			status === STATUS.invalidDestination || status === STATUS.invalidMessageLength;
		return { kind: 'refused', reason: `SMPP status ${status}`, isPermanent };
	}
	const id = body.length > 0 ? bodyReader(body).text() : '';
	if (id === '') return { kind: 'no-answer', reason: 'accepted without an id', mayHaveLeft: true };
	const isHex = receiptIds === 'decimal' && /^[0-9a-f]+$/i.test(id);
	return { kind: 'accepted', ids: [isHex ? BigInt(`0x${id}`).toString() : id] };
}
