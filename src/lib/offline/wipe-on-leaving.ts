import { wipePages } from './kept-pages';
import { letGo, waitingAnswers } from './outbox';

/** Leaving waits for the wiping, not for a phone that does not answer. */
const PATIENCE_MS = 2000;

/**
 * What the phone keeps goes when its owner leaves, even before the server answers: pages, sounds, her
 * answers that wait, and the worker with its notifications. An answer of somebody else who uses this
 * phone stays until they come back: the server, told that the rest is wiped, does not wipe everything.
 */
export function wipeOnLeaving(): void {
	document.addEventListener('submit', (event) => {
		const form = event.target as HTMLFormElement;
		if (!form.matches('[data-wipe]')) return;
		event.preventDefault();
		const late = new Promise((_, reject) => setTimeout(reject, PATIENCE_MS));
		const told = () => void (form.action += '&wiped');
		void Promise.race([wipe(), late])
			.then(told, () => {})
			.then(() => form.submit());
	});
}

async function wipe(): Promise<void> {
	const owner = document.querySelector<HTMLElement>('[data-owner]')?.dataset.owner;
	// The worker first: it keeps no page any more.
	await (await navigator.serviceWorker?.getRegistration())?.unregister();
	await wipePages();
	for (const answer of await waitingAnswers()) if (answer.owner === owner) await letGo(answer);
}
