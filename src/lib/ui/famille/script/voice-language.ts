/** Codes of one spoken language: voices of Kurmanji are announced as Kurdish, of Dari as Persian. */
const ONE_LANGUAGE: Readonly<Record<string, string>> = { kmr: 'ku', prs: 'fa' };

/**
 * Whether a voice of the device reads a language. Both are BCP 47 tags; old Androids write
 * `fr_FR`. The whole primary code counts: `km`, Khmer, does not read `kmr`.
 */
export function isVoiceOf(voice: string, lang: string): boolean {
	return spokenCode(voice) === spokenCode(lang);
}

function spokenCode(tag: string): string {
	const primary = tag.toLowerCase().split(/[-_]/)[0]!;
	return ONE_LANGUAGE[primary] ?? primary;
}
