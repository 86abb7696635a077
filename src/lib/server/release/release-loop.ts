import type { App } from '../app';
import { planUnseenAgain } from '../delivery/plan-unseen-again';
import { sendDue } from '../delivery/send-due';
import { climbDue } from '../ladder/climb-due';
import { listenToGateway } from '../sms/listen-to-gateway';
import { sendDueSms } from '../sms/send-due-sms';
import { translateDue } from '../translation/translate-due';
import { announceReleased } from './announce-released';
import { releaseDue } from './release-due';

/** How often to look: openings are on the minute, and clocks may jump. */
const PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

export interface ReleaseLoop {
	/** Ends after the work under way. */
	stop(): Promise<void>;
}

/**
 * Releases, announces, climbs and sends what is due, for as long as the process lives: at each
 * pause, and at once when `app.wake()` is called. One loop a process; on PostgreSQL several
 * processes may each run one. An error (a database that went away) is logged, and tried again later
 * and later.
 *
 * Short messages and translations have loops of their own beside it: a gateway or an engine that
 * hangs holds no release up.
 */
export function startReleaseLoop(app: App): ReleaseLoop {
	listenToGateway(app);
	const loops = [releaseAndPush, sendDueSms, translateDue].map((work) => startLoop(app, work));
	return {
		stop: async () => {
			await Promise.all(loops.map((loop) => loop.stop()));
		}
	};
}

function startLoop(app: App, work: (app: App) => Promise<number>): ReleaseLoop {
	let isStopping = false;
	let wasWoken = false;
	let errors = 0;
	let endPause = () => {};
	const forget = app.onWake(() => {
		wasWoken = true;
		// An outage is the same for whoever asks: its pauses are not cut short.
		if (errors === 0) endPause();
	});

	async function pause(milliseconds: number): Promise<void> {
		if (isStopping || (wasWoken && errors === 0)) return;
		await new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, milliseconds);
			endPause = () => (clearTimeout(timer), resolve());
		});
	}

	async function run(): Promise<void> {
		while (!isStopping) {
			wasWoken = false;
			try {
				while (!isStopping && (await work(app)) > 0);
				errors = 0;
			} catch (error) {
				errors += 1;
				app.log.error({ error: (error as Error).name, errors }, 'the release loop stumbled');
			}
			await pause(Math.min(LONGEST_PAUSE, PAUSE * 2 ** Math.min(errors, 6)));
		}
	}

	const running = run();
	return {
		stop: async () => {
			isStopping = true;
			forget();
			endPause();
			await running;
		}
	};
}

/** One round; 0 when nothing was due. */
export async function doWhatIsDue(app: App): Promise<number> {
	return (await releaseAndPush(app)) + (await sendDueSms(app)) + (await translateDue(app));
}

async function releaseAndPush(app: App): Promise<number> {
	const released = await releaseDue(app);
	const announced = await announceReleased(app);
	const again = await planUnseenAgain(app);
	const climbed = await climbDue(app);
	return released + announced + again + climbed + (await sendDue(app));
}
