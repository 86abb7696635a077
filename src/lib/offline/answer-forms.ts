import { keepAnswer, letGo, waitingAnswers } from './outbox';
import { sendAnswer } from './send-answer';

/**
 * Makes the answers of a family page survive a missing network: each is kept on the phone first,
 * then sent; what could not leave waits for the network, and leaves once, under the session of the
 * person who gave it.
 */
export function letAnswersWait(): void {
	const owner = document.querySelector<HTMLElement>('[data-owner]')?.dataset.owner;
	if (!owner) return;
	document.addEventListener('submit', (event) => {
		const form = event.target as HTMLFormElement;
		if (!form.matches('[data-outbox]')) return;
		event.preventDefault();
		void answer(form, owner);
	});
	const go = () => void drain(owner);
	addEventListener('online', go);
	document.addEventListener('visibilitychange', go);
	go();
}

async function answer(form: HTMLFormElement, owner: string): Promise<void> {
	const action = form.action;
	const fields = [...new FormData(form)].map(([name, value]): [string, string] => [
		name,
		String(value)
	]);
	const waiting = { action, owner, fields };
	try {
		await keepAnswer(waiting);
	} catch {
		// A phone that keeps nothing (private window, full disk) sends as any page would.
		form.submit();
		return;
	}
	say(form, 'waiting');
	await drain(owner, action);
}

let draining = Promise.resolve();

/** One after the other: an answer given while others leave goes after them, without waiting. */
function drain(owner: string, followed?: string): Promise<void> {
	draining = draining.catch(() => {}).then(() => sendWaiting(owner, followed));
	return draining;
}

/** @param followed the answer just given: the page goes where its form would have led */
async function sendWaiting(owner: string, followed?: string): Promise<void> {
	for (const waiting of await waitingAnswers()) {
		if (waiting.owner !== owner) continue;
		const form = formOf(waiting.action);
		if (form) say(form, 'waiting');
		const sending = await sendAnswer(waiting);
		if (sending.kind === 'waits') continue;
		await letGo(waiting.action);
		if (sending.kind === 'sent' && waiting.action === followed) location.assign(sending.location);
		else say(form, sending.kind === 'sent' ? 'sent' : 'kept-back');
	}
}

/** Puts a sentence of the page where the form was (or on top, for a form of another page). */
function say(form: HTMLFormElement | null, name: 'waiting' | 'sent' | 'kept-back'): void {
	const words = document.querySelector<HTMLTemplateElement>(`template#${name}`);
	if (!words) return;
	const said = words.content.cloneNode(true);
	if (!form) {
		document.querySelector('main')?.prepend(said);
		return;
	}
	const place = form.previousElementSibling?.matches('.said-here')
		? form.previousElementSibling
		: form.parentElement!.insertBefore(document.createElement('div'), form);
	place.className = 'said-here';
	place.replaceChildren(said);
	form.hidden = true;
}

function formOf(action: string): HTMLFormElement | null {
	const forms = document.querySelectorAll<HTMLFormElement>('form[data-outbox]');
	return [...forms].find((form) => form.action === action) ?? null;
}
