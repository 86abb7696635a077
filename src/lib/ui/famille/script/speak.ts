import { sentencesOf } from './sentences';
import { isVoiceOf } from './voice-language';

/**
 * Gives a sound that the server makes or keeps: from the telephone when it was heard before, else by
 * `ask`. Null when the server has none; throws when it cannot say: no network, or too much to do.
 */
export type FindSound = (key: string, ask: () => Promise<Response>) => Promise<Blob | null>;

/** What was asked for on this page: nothing is fetched twice. */
const asked = new Map<string, Promise<Blob | null>>();
/** Each press begins another turn: what still comes of the former ones is dropped. */
let turn = 0;
let player: HTMLAudioElement;
let find: FindSound;
let voicesAreListed: Promise<unknown>;

/**
 * Reads the sentences of a card, or of the page, aloud and shows which one is being read: recorded
 * voices first, then the telephone's own, then the server's. Where nothing speaks the language it says
 * so, and offers a human.
 */
export function letCardsSpeak(findSound: FindSound = justAsk): void {
	find = findSound;
	player = new Audio();
	document.documentElement.classList.add('js');
	// Chrome loads its list of voices when it is asked for, and gives it a moment later.
	voicesAreListed = deviceVoices().length
		? Promise.resolve()
		: new Promise((resolve) => {
				window.speechSynthesis?.addEventListener?.('voiceschanged', resolve, { once: true });
				setTimeout(resolve, 1000);
			});
	document.addEventListener('click', (event) => {
		const button = (event.target as Element).closest<HTMLElement>('.say');
		if (button) void press(button);
	});
	addEventListener('pagehide', quiet);
}

const justAsk: FindSound = async (_, ask) => {
	const answer = await ask();
	// Nobody is signed in on most of these pages: they have no voice but the telephone's.
	if (answer.status >= 429) throw new Error(`sound: ${answer.status}`);
	return answer.ok ? answer.blob() : null;
};

async function press(button: HTMLElement): Promise<void> {
	const wasSpeaking = button.getAttribute('aria-pressed') === 'true';
	quiet();
	if (wasSpeaking) return;
	document.querySelectorAll('.no-voice').forEach((words) => words.remove());
	const mine = turn;
	button.setAttribute('aria-pressed', 'true');
	// Safari lets a player speak later on if it was touched by the press itself.
	player.load();
	await voicesAreListed;
	const card = button.closest('article, section');
	const parts = [...(card ?? document).querySelectorAll<HTMLElement>('[data-say]')].filter(isSeen);
	const mute = new Set<string>();
	const next = (n: number) => parts.slice(n + 1).find((part) => !mute.has(languageOf(part)));
	for (const [n, part] of parts.entries()) {
		const lang = languageOf(part);
		if (mute.has(lang) && !part.dataset.say && !part.dataset.lead) continue;
		part.classList.add('said');
		if (!card) part.scrollIntoView({ block: 'center' });
		// What fails was never heard before, and there is no network, or too little of it.
		const isHeard = await say(part, next(n), mine).catch(() => null);
		if (mine !== turn) return;
		part.classList.remove('said');
		if (isHeard) continue;
		mute.add(lang);
		admit(button, isHeard !== null ? '#no-voice' : navigator.onLine ? '#weak' : '#offline');
	}
	quiet();
}

/** Says one sentence by the first voice there is. False when there is none. */
async function say(
	part: HTMLElement,
	next: HTMLElement | undefined,
	mine: number
): Promise<boolean> {
	const { lead, say: recorded } = part.dataset;
	const lang = languageOf(part);
	// A lead is what can be recorded of a sentence with names and days in it: those come after.
	const recording = await soundOf('', lead || recorded || '').catch(() => null);
	let isHeard = await play(recording, mine);
	if (isHeard && !lead) return true;
	if (mine !== turn || (voiceFor(lang) && (await utter(part.innerText, lang)))) return true;
	for (const words of sentencesOf(part.innerText)) {
		if (mine !== turn) return true;
		const sound = await soundOf(lang, words);
		// While this one is heard, the next one comes.
		if (next) prepare(next, languageOf(next));
		if (!(await play(sound, mine))) return isHeard;
		isHeard = true;
	}
	return isHeard;
}

/** Asks for what a part will need first. */
function prepare({ dataset, innerText }: HTMLElement, lang: string): void {
	const recording = dataset.lead || dataset.say;
	const words = recording || (voiceFor(lang) ? '' : sentencesOf(innerText)[0]!);
	soundOf(recording ? '' : lang, words).catch(() => null);
}

/** A recording by its address (no language), or words read by the server. */
function soundOf(lang: string, words: string): Promise<Blob | null> {
	if (!words) return Promise.resolve(null);
	const key = `${lang} ${words}`;
	let sound = asked.get(key);
	if (!sound) {
		sound = find(key, () =>
			lang
				? fetch('/voix', {
						method: 'POST',
						headers: { 'content-type': 'application/json' },
						body: JSON.stringify({ lang, text: words })
					})
				: fetch(words)
		);
		asked.set(key, sound);
		// What fails now may not fail later.
		sound.catch(() => asked.delete(key));
	}
	return sound;
}

function play(sound: Blob | null, mine: number): Promise<boolean> {
	return new Promise((resolve) => {
		if (!sound || mine !== turn) return resolve(false);
		URL.revokeObjectURL(player.src);
		player.src = URL.createObjectURL(sound);
		player.onended = () => resolve(true);
		player.onerror = () => resolve(false);
		player.play().catch(() => resolve(false));
	});
}

function utter(text: string, lang: string): Promise<boolean> {
	return new Promise((resolve) => {
		const words = new SpeechSynthesisUtterance(text);
		words.lang = lang;
		words.voice = voiceFor(lang)!;
		words.onend = () => resolve(true);
		words.onerror = () => resolve(false);
		speechSynthesis.speak(words);
	});
}

function quiet(): void {
	turn += 1;
	player.pause();
	window.speechSynthesis?.cancel();
	document
		.querySelectorAll('.say[aria-pressed=true]')
		.forEach((button) => button.setAttribute('aria-pressed', 'false'));
	document.querySelectorAll('.said').forEach((part) => part.classList.remove('said'));
}

function languageOf(part: Element): string {
	return part.closest<HTMLElement>('[lang]')!.lang;
}

/** Has words, and is not folded away or waiting for its moment. */
function isSeen(part: HTMLElement): boolean {
	const isShown = part.checkVisibility ? part.checkVisibility() : part.offsetParent !== null;
	return isShown && /[\p{L}\p{N}]/u.test(part.innerText);
}

function deviceVoices(): SpeechSynthesisVoice[] {
	return window.speechSynthesis?.getVoices() ?? [];
}

function voiceFor(lang: string): SpeechSynthesisVoice | undefined {
	return deviceVoices().find((voice) => isVoiceOf(voice.lang, lang));
}

/** Says once, under the button, why nothing is heard. */
function admit(button: Element, why: string): void {
	const words = document.querySelector<HTMLElement>(why);
	const row = button.closest('.row');
	if (!words || !row || row.nextElementSibling?.matches('.no-voice')) return;
	const place = document.createElement('div');
	place.className = 'no-voice answer above';
	const said = words instanceof HTMLTemplateElement ? words.content : words.firstElementChild!;
	place.append(said.cloneNode(true));
	row.after(place);
}
