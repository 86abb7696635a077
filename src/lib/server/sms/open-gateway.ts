import type { SmsGateway } from '../../domain/sms/sms-gateway';
import { readFileSync } from 'node:fs';
import { consoleGateway } from '../adapters/sms/console-gateway';
import { httpGateway } from '../adapters/sms/http/http-gateway';
import { readHttpTemplate } from '../adapters/sms/http/http-template';
import { smppGateway } from '../adapters/sms/smpp/smpp-gateway';
import { readSmppSettings } from '../adapters/sms/smpp/smpp-settings';
import { ConfigError } from '../config';
import type { InstallationKind } from '../installation/installation';
import type { Logger } from '../log';
import type { SmsConfig } from './sms-config';

/**
 * Opens the gateway of the installation; null when it has none. A demo has the console, which
 * sends nothing, unless another is named.
 * @throws ConfigError for a console in production: families would be thought reached
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
				throw new ConfigError(
					'SMS_GATEWAY is console, which sends nothing and says that everything arrived: ' +
						'families would be thought reached. Choose http or smpp, or set SMS_CONSOLE to on.'
				);
			}
			return consoleGateway(log);
		case 'http': {
			const read = readHttpTemplate(readConfigFile(gateway.template));
			if (!read.ok) throw new ConfigError(read.error.code);
			return httpGateway({ ...gateway, template: read.value }, log);
		}
		case 'smpp': {
			const read = readSmppSettings(gateway.url, gateway.sender, readConfigFile);
			if (!read.ok) throw new ConfigError(read.error.code);
			return smppGateway(read.value, log);
		}
	}
}

/** @throws ConfigError that names the file: it is the administrator's own */
function readConfigFile(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		throw new ConfigError(`The file ${path} cannot be read.`);
	}
}
