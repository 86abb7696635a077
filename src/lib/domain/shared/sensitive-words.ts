// What QUALITY (security and privacy) says is never stored: origin, health, religion, status.
const SENSITIVE = [
	/\b(maladie|malade|handicap\w*|cancer|depress\w*|hospital\w*|enceinte|grossesse|psychi\w*|mdph)\b/,
	/\b(sans[- ]papiers?|asile|refugie\w*|titre de sejour|expuls\w*|oqtf|clandestin\w*|migrant\w*)\b/,
	/\b(religi\w*|musulman\w*|catholique\w*|chretien\w*|juif|juive\w*|islam\w*|voile)\b/,
	/\b(nationalite|origine|ethni\w*|africain\w*|maghrebin\w*|arabe|rom|roms|gitan\w*)\b/,
	/\b(prison|police|justice|violence\w*|alcool\w*|drogue\w*|divorc\w*|rsa|dettes?)\b/
];

/**
 * The words of a note that look sensitive, as they were typed: the writer is warned and may leave
 * them out. A warning, not a filter: it cannot know what a sentence means.
 */
export function sensitiveWords(note: string): string[] {
	const plain = note.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	return [
		...new Set(SENSITIVE.flatMap((pattern) => plain.match(new RegExp(pattern.source, 'g')) ?? []))
	];
}
