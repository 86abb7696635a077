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

/** A voice button appears for the languages that this device can speak. */
function letLanguagesSpeak(): void {
	const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-spoken]')];
	if (buttons.length === 0 || !('speechSynthesis' in window)) return;
	const quiet = () => buttons.forEach((button) => button.setAttribute('aria-pressed', 'false'));
	const show = () => {
		const voices = speechSynthesis.getVoices();
		for (const button of buttons) {
			const { lang } = button.closest<HTMLElement>('[lang]')!;
			button.classList.toggle(
				'speaks',
				voices.some((voice) => isVoiceOf(voice.lang, lang))
			);
		}
	};
	for (const button of buttons) {
		button.addEventListener('click', () => {
			const wasSpeaking = button.getAttribute('aria-pressed') === 'true';
			speechSynthesis.cancel();
			quiet();
			if (wasSpeaking) return;
			const words = new SpeechSynthesisUtterance(button.dataset.spoken);
			words.lang = button.closest<HTMLElement>('[lang]')!.lang;
			const voice = speechSynthesis.getVoices().find(({ lang }) => isVoiceOf(lang, words.lang));
			if (voice) words.voice = voice;
			words.onend = words.onerror = quiet;
			button.setAttribute('aria-pressed', 'true');
			speechSynthesis.speak(words);
		});
	}
	show();
	speechSynthesis.addEventListener('voiceschanged', show);
}
