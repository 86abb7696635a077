/** What a microphone is giving: how loud, for how long; and how to end it. */
export type Capture = {
	/** Loudest moment since the last time it was asked for, 0 to 1. */
	level(): number;
	/** Seconds since the beginning. */
	seconds(): number;
	/** Ends, and gives what was said. */
	stop(): Promise<Blob>;
	/** Ends, and forgets it. */
	cancel(): void;
};

/** Why there is no recording. */
export type Trouble = 'unsupported' | 'refused' | 'no-microphone' | 'silent' | 'failed';

/** Whether the browser can record at all: some are too old, and none does on a page without TLS. */
export function canCapture(): boolean {
	return 'MediaRecorder' in window && !!navigator.mediaDevices?.getUserMedia;
}

/** Begins to record. The browser asks the person first. */
export async function startCapture(): Promise<Capture> {
	const stream = await navigator.mediaDevices.getUserMedia({
		audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true }
	});
	const context = new AudioContext();
	const analyser = context.createAnalyser();
	context.createMediaStreamSource(stream).connect(analyser);
	await context.resume();
	const recorder = new MediaRecorder(stream);
	const parts: Blob[] = [];
	recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
	const samples = new Float32Array(analyser.fftSize);
	const from = context.currentTime;
	recorder.start();
	const end = () => {
		stream.getTracks().forEach((track) => track.stop());
		void context.close();
	};
	return {
		level: () => {
			analyser.getFloatTimeDomainData(samples);
			return samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);
		},
		seconds: () => context.currentTime - from,
		stop: () =>
			new Promise((resolve) => {
				recorder.addEventListener('stop', () => {
					end();
					resolve(new Blob(parts, { type: recorder.mimeType }));
				});
				recorder.stop();
			}),
		cancel: () => {
			if (recorder.state !== 'inactive') recorder.stop();
			end();
		}
	};
}

/** What a refusal of `getUserMedia` means (Media Capture and Streams, 10.2.1). */
export function troubleOf(error: unknown): Trouble {
	const name = error instanceof DOMException ? error.name : '';
	if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
	if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'no-microphone';
	return 'failed';
}
