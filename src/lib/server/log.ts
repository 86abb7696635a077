import { pino, type Logger } from 'pino';
import type { Config } from './config';

export type { Logger };

/**
 * The log: one JSON object a line on standard output. Personal data never goes in: callers log
 * keys and counts, and the usual places of personal data are cut out all the same.
 */
export function createLog(level: Config['logLevel']): Logger {
	return pino({
		level,
		base: undefined,
		timestamp: pino.stdTimeFunctions.isoTime,
		redact: {
			paths: [
				'firstName',
				'lastName',
				'name',
				'mobile',
				'email',
				'text',
				'endpoint',
				'secret',
				'code'
			].flatMap((key) => [key, `*.${key}`]),
			remove: true
		}
	});
}
