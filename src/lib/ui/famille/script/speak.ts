import { isVoiceOf } from './voice-language';

/**
 * Reads the sentences of a card aloud with the phone's own voices, showing which one is being read.
 * Where the phone has no voice for the language it says so, and offers a human.
 */
export function letCardsSpeak(): void {
	if (!('speechSynthesis' in window)) return;
	document.documentElement.classList.add('js');
	// Chrome loads its list of voices when it is asked for.
	speechSynthesis.getVoices();
	document.addEventListener('click', (event) => {
		const button = (event.target as Element).closest<HTMLElement>('.say');
		if (button) void press(button);
	});
	addEventListener('pagehide', () => speechSynthesis.cancel());
}

async function press(button: HTMLElement): Promise<void> {
	const wasSpeaking = button.getAttribute('aria-pressed') === 'true';
	quiet();
	if (wasSpeaking) return;
	button.setAttribute('aria-pressed', 'true');
	const card = button.closest('article, section')!;
	const parts = [...card.querySelectorAll<HTMLElement>('[data-say]')];
	if (!(await canSpeak(document.documentElement.lang))) admit(card);
	const spoken: HTMLElement[] = [];
	for (const part of parts) if (await canSpeak(languageOf(part))) spoken.push(part);
	read(spoken, 0);
}

function read(parts: HTMLElement[], index: number): void {
	const part = parts[index];
	if (!part) {
		quiet();
		return;
	}
	const words = new SpeechSynthesisUtterance(part.innerText);
	words.lang = languageOf(part);
	const voice = voicesOf(words.lang)[0];
	if (voice) words.voice = voice;
	words.onstart = () => part.classList.add('said');
	words.onend = () => {
		part.classList.remove('said');
		// Stopped, or another card speaks.
		if (document.querySelector('.say[aria-pressed=true]')) read(parts, index + 1);
	};
	speechSynthesis.speak(words);
}

function quiet(): void {
	document
		.querySelectorAll('.say[aria-pressed=true]')
		.forEach((button) => button.setAttribute('aria-pressed', 'false'));
	document.querySelectorAll('.said').forEach((part) => part.classList.remove('said'));
	speechSynthesis.cancel();
}

function languageOf(part: Element): string {
	return part.closest<HTMLElement>('[lang]')!.lang;
}

function voicesOf(lang: string): SpeechSynthesisVoice[] {
	return speechSynthesis.getVoices().filter((voice) => isVoiceOf(voice.lang, lang));
}

/** Whether a voice exists; the list of a phone may come a moment late. */
async function canSpeak(lang: string): Promise<boolean> {
	if (speechSynthesis.getVoices().length === 0) {
		await new Promise((resolve) => {
			speechSynthesis.addEventListener('voiceschanged', resolve, { once: true });
			setTimeout(resolve, 1000);
		});
	}
	return voicesOf(lang).length > 0;
}

/** Says once, in the card, that the phone cannot read this language. */
function admit(card: Element): void {
	const words = document.querySelector<HTMLTemplateElement>('#no-voice');
	if (!words || card.querySelector('.no-voice')) return;
	const place = document.createElement('div');
	place.className = 'no-voice answer above';
	place.append(words.content.cloneNode(true));
	card.append(place);
}
