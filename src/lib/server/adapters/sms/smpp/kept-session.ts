import type { Logger } from '../../../log';
import type { SmppSettings } from './smpp-settings';
import { openSmppSession, SmppBindRefused, SmppSilence, type SmppSession } from './smpp-session';

const LONGEST_PAUSE = 60_000;

/** A session that is opened again whenever it ends, later and later while it cannot be. */
export interface KeptSession {
	/** Opens it, and keeps it open. Asked again, it changes nothing. */
	open(): void;
	/**
	 * The session, once it is bound.
	 * @throws SmppSilence when it is not in time: nothing has left
	 */
	ready(): Promise<SmppSession>;
	close(): Promise<void>;
}

export function keptSession(
	settings: SmppSettings,
	deliver: (body: Buffer) => Promise<number>,
	log: Logger
): KeptSession {
	let session: SmppSession | null = null;
	let running: Promise<void> | null = null;
	let isClosed = false;
	let endPause = () => {};
	const waiting = new Set<(session: SmppSession) => void>();

	async function run(): Promise<void> {
		let failures = 0;
		while (!isClosed) {
			try {
				session = await openSmppSession(settings, deliver);
				failures = 0;
				log.info('the SMPP session is open');
				for (const one of waiting) one(session);
				if (isClosed) await session.close();
				await session.closed;
			} catch (error) {
				failures += 1;
				const status = error instanceof SmppBindRefused ? error.status : undefined;
				// A wrong password asked again and again closes the account.
				if (status !== undefined) failures = Math.max(failures, 6);
				log.warn({ error: (error as Error).name, status, failures }, 'no SMPP session');
			}
			session = null;
			if (!isClosed) await pause(failures);
		}
	}

	function pause(failures: number): Promise<void> {
		const most = Math.max(settings.firstPause, LONGEST_PAUSE * (settings.firstPause / 1_000));
		const wait = Math.min(most, settings.firstPause * 2 ** Math.min(failures, 10));
		return new Promise((resolve) => {
			const timer = setTimeout(resolve, wait * (0.5 + Math.random() / 2));
			timer.unref();
			endPause = () => (clearTimeout(timer), resolve());
		});
	}

	function open(): void {
		if (!isClosed) running ??= run();
	}

	return {
		open,
		ready: () => {
			open();
			if (session?.isUsable()) return Promise.resolve(session);
			return new Promise((resolve, reject) => {
				const found = (opened: SmppSession) => {
					clearTimeout(timer);
					waiting.delete(found);
					resolve(opened);
				};
				const timer = setTimeout(() => {
					waiting.delete(found);
					reject(new SmppSilence('no session', false));
				}, settings.timeout);
				waiting.add(found);
			});
		},
		close: async () => {
			isClosed = true;
			endPause();
			await session?.close();
			await running;
		}
	};
}
