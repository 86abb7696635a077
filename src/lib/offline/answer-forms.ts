import { keepAnswer, letGo, waitingAnswers, type Waiting } from './outbox';
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
	// A field for a file that was left alone gives an empty one.
	const fields = [...new FormData(form)].filter(([, value]) => !isFile(value) || value.size > 0);
	const waiting = { action, owner, fields };
	try {
		await keepAnswer(waiting);
	} catch {
		// A phone that keeps nothing (private window, full disk) sends as any page would.
		form.submit();
		return;
	}
	say(form, 'waiting', waiting);
	form.previousElementSibling?.scrollIntoView({ block: 'nearest' });
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
		if (form) say(form, 'waiting', waiting);
		const sending = await sendAnswer(waiting);
		if (sending.kind === 'waits') continue;
		await letGo(waiting);
		if (sending.kind === 'sent' && waiting.action === followed) location.assign(sending.location);
		else if (sending.kind === 'sent') say(form, 'sent', waiting);
		else if (!form || !explain(form, sending.code)) say(form, 'kept-back');
	}
}

/**
 * Puts a sentence of the page where the form was (or on top, for a form of another page), under the
 * picture that was chosen if an answer is given.
 */
function say(
	form: HTMLFormElement | null,
	name: 'waiting' | 'sent' | 'kept-back',
	answer?: Waiting
): void {
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
	place.replaceChildren(...(answer ? chosenIn(form, answer) : []), said);
	form.hidden = true;
}

/** Says in the form itself why the school refuses, where the page has words for it: it may be given again. */
function explain(form: HTMLFormElement, code: string): boolean {
	const notice = form.querySelector<HTMLElement>('[data-refusals]');
	const words = (JSON.parse(notice?.dataset.refusals ?? '{}') as Record<string, string>)[code];
	if (!notice || !words) return false;
	notice.lastElementChild!.textContent = words;
	notice.hidden = form.hidden = false;
	if (form.previousElementSibling?.matches('.said-here')) form.previousElementSibling.remove();
	return true;
}

const isFile = (value: string | File): value is File => typeof value !== 'string';

/** What an answer holds, as its owner gave it: the picture with its word, her voice. */
function chosenIn(form: HTMLFormElement, answer: Waiting): HTMLElement[] {
	const voice = answer.fields.map(([, value]) => value).find(isFile);
	if (!voice) return pictureIn(form, answer);
	const player = document.createElement('audio');
	player.controls = true;
	player.src = URL.createObjectURL(voice);
	return [...pictureIn(form, answer), player];
}

/** The picture of an answer and its word, as a notice; nothing for a form without pictures. */
function pictureIn(form: HTMLFormElement, { fields }: Waiting): HTMLElement[] {
	const picks = [...form.querySelectorAll<HTMLInputElement>('[type=radio]')];
	const pick = picks.find(({ name, value }) => fields.some(([n, v]) => n === name && v === value));
	if (!pick) return [];
	const label = pick.parentElement!;
	const word = document.createElement('span');
	word.textContent = label.textContent.trim();
	const notice = document.createElement('p');
	notice.className = 'notice';
	notice.append(label.querySelector('svg')!.cloneNode(true), word);
	return [notice];
}

function formOf(action: string): HTMLFormElement | null {
	const forms = document.querySelectorAll<HTMLFormElement>('form[data-outbox]');
	return [...forms].find((form) => form.action === action) ?? null;
}
