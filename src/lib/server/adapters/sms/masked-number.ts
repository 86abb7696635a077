/** A number as a log may hold it: its country and its last two digits. */
export function maskedNumber(e164: string): string {
	return `${e164.slice(0, 3)}…${e164.slice(-2)}`;
}
