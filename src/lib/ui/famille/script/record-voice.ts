import { holdWhileSpeaking } from '../../voice/hold-while-speaking';
import { giveFile, startTaking, type Taking } from './take-sound';

/**
 * Lets a family answer with its voice: it speaks, hears itself, speaks again or sends. The sound
 * becomes the file of the form, which then goes as any answer does, from the outbox or without it.
 * Phones that cannot record are left the file field, which opens their own recorder.
 */
export function letFamilyRecord(): void {
	const fields = document.querySelectorAll<HTMLDetailsElement>('[data-voice]');
	fields.forEach((field) => new VoiceField(field));
}

type Moment = 'ready' | 'taking' | 'taken' | 'closed';

/** Sound goes on for a moment after it is told to stop: what the school takes is never passed. */
const MARGIN = { ms: 1500, bytes: 20_000 };

class VoiceField {
	readonly #field: HTMLDetailsElement;
	readonly #form: HTMLFormElement;
	readonly #file: HTMLInputElement;
	readonly #takes: HTMLElement;
	readonly #audio: HTMLAudioElement;
	readonly #maxMs: number;
	readonly #maxBytes: number;
	#taking: Taking | null = null;

	constructor(field: HTMLDetailsElement) {
		this.#field = field;
		this.#form = field.closest('form')!;
		this.#file = field.querySelector('[type=file]')!;
		this.#takes = field.querySelector('.takes')!;
		this.#audio = field.querySelector('audio')!;
		this.#maxMs = Number(field.dataset.maxMs);
		this.#maxBytes = Number(field.dataset.maxBytes);
		this.#file.addEventListener('change', () => this.#chosen());
		if (!('MediaRecorder' in window) || !('DataTransfer' in window)) return;
		this.#file.parentElement!.hidden = true;
		this.#takes.hidden = false;
		this.#show('ready');
		field.addEventListener('click', (event) => {
			const { do: what } =
				(event.target as Element).closest<HTMLElement>('[data-do]')?.dataset ?? {};
			if (what === 'start' || what === 'again') void this.#start();
			if (what === 'stop') this.#taking?.stop();
		});
		// What was said goes with the form only: the microphone never stays open behind it.
		addEventListener('pagehide', () => this.#taking?.stop());
		holdWhileSpeaking(
			this.#form,
			() => this.#taking !== null,
			() => this.#taking?.stop()
		);
	}

	/** A file of the phone's own recorder: too large is said before it is sent. */
	#chosen(): void {
		const isTooLarge = (this.#file.files?.[0]?.size ?? 0) > this.#maxBytes;
		if (isTooLarge) this.#file.value = '';
		this.#refuse(isTooLarge ? 'voice.too-large' : null);
	}

	async #start(): Promise<void> {
		this.#refuse(null);
		this.#file.value = '';
		this.#audio.pause();
		const limits = { ms: this.#maxMs - MARGIN.ms, bytes: this.#maxBytes - MARGIN.bytes };
		this.#taking = await startTaking(limits, (ms) => this.#tell(ms)).catch(() => null);
		if (!this.#taking) {
			// No microphone, or the family said no: the phone's recorder may still give a file.
			this.#show('closed');
			this.#file.parentElement!.hidden = false;
			return;
		}
		this.#show('taking');
		const sound = await this.#taking.ended;
		this.#taking = null;
		if (sound.size === 0) {
			this.#refuse('voice.empty');
			this.#show('ready');
			return;
		}
		giveFile(this.#file, sound);
		URL.revokeObjectURL(this.#audio.src);
		this.#audio.src = URL.createObjectURL(sound);
		this.#show('taken');
	}

	#show(moment: Moment): void {
		this.#takes.dataset.state = moment;
		// Nothing to send until something was said.
		this.#field.classList.toggle('mute', moment !== 'taken' && moment !== 'closed');
		if (moment !== 'taken') return;
		// An absence wants one of its pictures: who says it all aloud chooses none.
		const reasons = [...this.#form.querySelectorAll<HTMLInputElement>('[type=radio][required]')];
		if (!reasons.some(({ checked }) => checked)) reasons.at(-1)?.click();
		this.#form.querySelector('.later')?.scrollIntoView({ block: 'nearest' });
	}

	#tell(ms: number): void {
		this.#takes.querySelector('progress')!.value = ms;
		const seconds = Math.floor(ms / 1000);
		const figures = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
		this.#takes.querySelector('[data-time]')!.textContent = figures;
	}

	#refuse(code: string | null): void {
		const notice = this.#form.querySelector<HTMLElement>('[data-refusals]')!;
		const words = JSON.parse(notice.dataset.refusals!) as Record<string, string>;
		notice.hidden = code === null;
		if (code !== null) notice.lastElementChild!.textContent = words[code] ?? '';
	}
}
