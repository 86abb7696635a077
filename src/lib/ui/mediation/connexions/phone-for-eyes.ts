/** A French number as it is read aloud, `06 39 98 01 01`; another country's as it is. */
export function phoneForEyes(e164: string): string {
	const national = /^\+33(\d{9})$/.exec(e164)?.[1];
	return national ? `0${national}`.replace(/(\d\d)(?=\d)/g, '$1\u00a0') : e164;
}
