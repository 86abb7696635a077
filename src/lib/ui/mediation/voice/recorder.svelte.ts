import { canCapture, startCapture, troubleOf, type Capture, type Trouble } from './capture';

/** Times a second that the level is looked at. */
const LOOKS = 12;
/** Levels that are kept to be drawn: the last four seconds. */
const DRAWN = 48;
/** Shorter than this, in seconds, the button was touched twice and nobody spoke. */
const SHORTEST_S = 0.3;
/** A recording ends a little before its limit: an encoder adds to it. */
const MARGIN_S = 0.4;

type State = 'idle' | 'asking' | 'recording' | 'preparing' | 'ready';

/**
 * A recorder, as its buttons show it: records, hands the file over, plays it from memory.
 * @param take what becomes of a recording
 */
export function makeRecorder(limits: () => { maxMs: number }, take: (file: File) => void) {
	let state = $state<State>('idle');
	let trouble = $state<Trouble | null>(null);
	let seconds = $state(0);
	let levels = $state<number[]>([]);
	/** Address of what was recorded, in this page alone. */
	let heard = $state<string | null>(null);
	let capture: Capture | null = null;
	let isOver = false;
	let timer: ReturnType<typeof setInterval> | undefined;

	function look() {
		if (!capture) return;
		seconds = capture.seconds();
		levels = [...levels.slice(1 - DRAWN), capture.level()];
		if (seconds >= limits().maxMs / 1000 - MARGIN_S) void stop();
	}

	function show(file: File) {
		if (heard) URL.revokeObjectURL(heard);
		heard = URL.createObjectURL(file);
		state = 'ready';
	}

	async function start() {
		trouble = null;
		// What is being played would be recorded too.
		document.querySelectorAll('audio').forEach((audio) => audio.pause());
		if (!canCapture()) {
			trouble = 'unsupported';
			return;
		}
		state = 'asking';
		try {
			const begun = await startCapture();
			// Whoever asks the person may be answered when she has left the page.
			if (isOver) return begun.cancel();
			capture = begun;
			[seconds, levels, state] = [0, [], 'recording'];
			timer = setInterval(look, 1000 / LOOKS);
		} catch (error) {
			trouble = troubleOf(error);
			state = heard ? 'ready' : 'idle';
		}
	}

	async function stop() {
		clearInterval(timer);
		const ended = capture;
		capture = null;
		if (!ended) return;
		state = 'preparing';
		if (ended.seconds() < SHORTEST_S) {
			ended.cancel();
			trouble = 'silent';
			state = heard ? 'ready' : 'idle';
			return;
		}
		try {
			const recorded = await ended.stop();
			// Fetched with the first recording: most visits to these pages make none.
			const { toMp3 } = await import('./to-mp3');
			const { file, isSilent } = await toMp3(recorded);
			if (isSilent) trouble = 'silent';
			take(file);
			show(file);
		} catch {
			trouble = 'failed';
			state = heard ? 'ready' : 'idle';
		}
	}

	return {
		get state() {
			return state;
		},
		get trouble() {
			return trouble;
		},
		get seconds() {
			return seconds;
		},
		get levels() {
			return levels;
		},
		get heard() {
			return heard;
		},
		start,
		stop,
		/** A file that the person chose instead. */
		chose(file: File) {
			trouble = null;
			show(file);
		},
		/** The page goes: the microphone is given back. */
		end() {
			isOver = true;
			clearInterval(timer);
			capture?.cancel();
			capture = null;
			if (heard) URL.revokeObjectURL(heard);
		}
	};
}
