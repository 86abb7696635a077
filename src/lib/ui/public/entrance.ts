import { letCardsSpeak } from '../famille/script/speak';
import { isVoiceOf } from '../famille/script/voice-language';

/**
 * The script of the pages before a session: hands the secret of a QR code from the address to the
 * form that looks it up, groups typed digits, and lets each language be heard.
 */
const KEPT = 'invitation';

letCardsSpeak();
handOverSecret();
groupDigits();
letLanguagesSpeak();

/** The secret leaves the address bar at once; a tab remembers it while the language is chosen. */
function handOverSecret(): void {
	const scanned = /^#([\w-]{22})$/.exec(location.hash)?.[1];
	if (scanned) {
		sessionStorage.setItem(KEPT, scanned);
		history.replaceState(history.state, '', location.pathname + location.search);
	}
	const form = document.querySelector<HTMLFormElement>('form#scanned');
	const secret = sessionStorage.getItem(KEPT);
	if (!form || !secret) return;
	sessionStorage.removeItem(KEPT);
	form.querySelector<HTMLInputElement>('[name=secret]')!.value = secret;
	form.submit();
}

/** 1234 5678 9012, as on the letter, while one types. */
function groupDigits(): void {
	const input = document.querySelector<HTMLInputElement>('.digits');
	input?.addEventListener('input', () => {
		// Only at the end: moving digits under a person who corrects one would lose the place.
		if (input.selectionStart !== input.value.length) return;
		const digits = input.value.replace(/\s/g, '');
		if (/^\p{Nd}*$/u.test(digits)) input.value = digits.replace(/(.{4})(?=.)/g, '$1 ');
	});
}

/** A voice button appears for the languages that this device can speak, or the server. */
function letLanguagesSpeak(): void {
	const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-spoken]')];
	if (buttons.length === 0) return;
	const player = new Audio();
	const speech = window.speechSynthesis as SpeechSynthesis | undefined;
	const voiceFor = (button: Element) => {
		const { lang } = button.closest<HTMLElement>('[lang]')!;
		return speech?.getVoices().find((voice) => isVoiceOf(voice.lang, lang));
	};
	const quiet = () => {
		speech?.cancel();
		player.pause();
		buttons.forEach((button) => button.setAttribute('aria-pressed', 'false'));
	};
	const show = () => {
		for (const button of buttons) {
			button.classList.toggle('speaks', Boolean(button.dataset.greeting ?? voiceFor(button)));
		}
	};
	const rest = (button: Element) => button.setAttribute('aria-pressed', 'false');
	for (const button of buttons) {
		button.addEventListener('click', () => {
			const wasSpeaking = button.getAttribute('aria-pressed') === 'true';
			quiet();
			if (wasSpeaking) return;
			button.setAttribute('aria-pressed', 'true');
			const voice = voiceFor(button);
			if (voice) {
				const words = new SpeechSynthesisUtterance(button.dataset.spoken);
				words.lang = button.closest<HTMLElement>('[lang]')!.lang;
				words.voice = voice;
				words.onend = words.onerror = () => rest(button);
				speech!.speak(words);
			} else {
				player.src = button.dataset.greeting!;
				player.onended = player.onerror = () => rest(button);
				player.play().catch(() => rest(button));
			}
		});
	}
	show();
	speech?.addEventListener('voiceschanged', show);
}
