/** A recording that is being made. */
export type Taking = { stop(): void; readonly ended: Promise<Blob> };

/** What phones write, the lightest first: Chrome and Firefox, then Safari. */
const FORMATS = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];

/** A minute of a voice in 180 kB: a small data plan sends it. */
const BITS_PER_SECOND = 24_000;

/** How often what was said so far is handed over, and the time that has passed told. */
const SLICE_MS = 500;

/**
 * Opens the microphone and records until it is told to stop, or a limit comes. Rejects when there is
 * no microphone, or its use was refused.
 *
 * @param limits milliseconds and bytes that are never passed
 * @param tell called with the milliseconds that have passed
 */
export async function startTaking(
	limits: { ms: number; bytes: number },
	tell: (ms: number) => void
): Promise<Taking> {
	const microphone = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
	const mimeType = FORMATS.find((format) => MediaRecorder.isTypeSupported(format)) ?? '';
	const recorder = new MediaRecorder(microphone, {
		mimeType,
		audioBitsPerSecond: BITS_PER_SECOND
	});
	const stop = () => {
		if (recorder.state !== 'inactive') recorder.stop();
	};
	const ended = new Promise<Blob>((resolve) => {
		const parts: Blob[] = [];
		let since = 0;
		let size = 0;
		recorder.onstart = ({ timeStamp }) => (since = timeStamp);
		recorder.ondataavailable = ({ data, timeStamp }) => {
			parts.push(data);
			size += data.size;
			const passed = timeStamp - since;
			tell(Math.min(passed, limits.ms));
			if (passed >= limits.ms || size >= limits.bytes) stop();
		};
		recorder.onstop = () => {
			microphone.getTracks().forEach((track) => track.stop());
			resolve(new Blob(parts, { type: recorder.mimeType }));
		};
	});
	tell(0);
	recorder.start(SLICE_MS);
	return { stop, ended };
}

/** Makes a sound the file of a form's field. Its name says nothing: the school reads its bytes. */
export function giveFile(field: HTMLInputElement, sound: Blob): void {
	const given = new DataTransfer();
	given.items.add(new File([sound], 'voix', { type: sound.type }));
	field.files = given.files;
}
