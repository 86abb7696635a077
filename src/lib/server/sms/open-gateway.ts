import type { SmsGateway } from '../../domain/delivery/sms-gateway';
import { consoleGateway } from '../adapters/sms/console-gateway';
import type { InstallationKind } from '../installation/installation';
import type { Logger } from '../log';
import type { SmsConfig } from './sms-config';

/** The way out to telephones cannot be opened: the sentence says which setting to mend. */
export class SmsGatewayError extends Error {
	override name = 'SmsGatewayError';
}

/**
 * Opens the gateway of the installation; null when it has none. A demo has the console, which
 * sends nothing, unless another is named.
 * @throws SmsGatewayError for a console in production: families would be thought reached
 */
export function openSmsGateway(
	{ gateway }: SmsConfig,
	installation: InstallationKind,
	log: Logger
): SmsGateway | null {
	switch (gateway.kind) {
		case 'unset':
			return installation === 'demo' ? consoleGateway(log) : null;
		case 'none':
			return null;
		case 'console':
			if (installation !== 'demo' && !gateway.isAllowed) {
				throw new SmsGatewayError(
					'SMS_GATEWAY is console, which sends nothing and says that everything arrived: ' +
						'families would be thought reached. Choose http or smpp, or set SMS_CONSOLE to on.'
				);
			}
			return consoleGateway(log);
		case 'http':
		case 'smpp':
			return null;
	}
}
