/** What is used of the package, which has no types of its own. */
declare module '@echogarden/espeak-ng-emscripten' {
	interface EspeakWorker {
		/** 0 when there is such a voice. */
		set_voice(identifier: string): number;
		/** Hands over 16-bit samples, mono, part by part; `true` stops it. */
		synthesize(text: string, take: (samples: Int16Array) => boolean): void;
		synthesize_ipa(text: string): { code: number; ipa: string };
		readonly samplerate: number;
		/** Words a minute. */
		rate: number;
		/** From 0 to 99. */
		pitch: number;
	}
	export default function load(): Promise<{ eSpeakNGWorker: new () => EspeakWorker }>;
}
