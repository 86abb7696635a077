import { randomUUID } from 'node:crypto';
import type { SmsGateway, SmsListener } from '../../../domain/sms/sms-gateway';
import type { Logger } from '../../log';
import { maskedNumber } from './masked-number';

/**
 * A gateway that sends nothing: the log tells that a message would go, without its words, to a
 * masked number, and it is reported as delivered. For the demo.
 */
export function consoleGateway(log: Logger): SmsGateway {
	let listener: SmsListener | null = null;
	return {
		name: 'console',
		takesReplies: true,
		callbacks: null,
		send: async ({ to, text, validUntil }) => {
			const id = randomUUID();
			log.info({ to: maskedNumber(to), characters: text.length, validUntil }, 'a short message');
			// Reported at once, maybe before our answer is written down: as real gateways do.
			await listener?.report({ id, outcome: 'delivered' });
			return { kind: 'accepted', ids: [id] };
		},
		listen: (to) => {
			listener = to;
		},
		close: async () => {
			listener = null;
		}
	};
}
