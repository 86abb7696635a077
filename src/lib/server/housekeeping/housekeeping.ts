import { Cron } from 'croner';
import type { App } from '../app';
import { forgetExpired } from './forget-expired';

/** Every hour, away from the openings, which are on the hour and on the half hour. */
const HOURLY = '17 * * * *';

/**
 * Keeps house for as long as the process lives. A job that is still running is not started again;
 * one that stumbles is written to the log and waits for its next hour.
 *
 * @returns ends the jobs to come
 */
export function startHousekeeping(app: App): { stop(): void } {
	const job = new Cron(
		HOURLY,
		{
			protect: true,
			unref: true,
			timezone: 'UTC',
			catch: (error) => app.log.error({ error: (error as Error).name }, 'the housekeeping stumbled')
		},
		() => forgetExpired(app)
	);
	return { stop: () => job.stop() };
}
