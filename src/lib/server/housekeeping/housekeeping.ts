import { Cron } from 'croner';
import type { App } from '../app';
import { doWorkshopRounds } from '../workshop/do-workshop-rounds';
import { forgetExpired } from './forget-expired';

/** Every hour, away from the openings, which are on the hour and on the half hour. */
const HOURLY = '17 * * * *';
/** Reminders are for an hour of the day: they leave within minutes of it. */
const OFTEN = '2-59/5 * * * *';

/**
 * Keeps house for as long as the process lives. A job that is still running is not started again;
 * one that stumbles is written to the log and waits for its next time.
 *
 * @returns ends the jobs to come
 */
export function startHousekeeping(app: App): { stop(): void } {
	const jobs = [
		keep(app, HOURLY, () => forgetExpired(app)),
		keep(app, OFTEN, () => doWorkshopRounds(app))
	];
	return { stop: () => jobs.forEach((job) => job.stop()) };
}

function keep(app: App, pattern: string, work: () => Promise<unknown>): Cron {
	return new Cron(
		pattern,
		{
			protect: true,
			unref: true,
			timezone: 'UTC',
			catch: (error) => app.log.error({ error: (error as Error).name }, 'the housekeeping stumbled')
		},
		async () => void (await work())
	);
}
