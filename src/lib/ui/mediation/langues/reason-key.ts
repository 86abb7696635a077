/** Key of the plain sentence that says why no machine translated a text. */
export function reasonKey(reason: string): string {
	return `mediation-langues:reason.${reason}`;
}

/** Reasons that hold for every text of a school: said once, above the list. */
export const SCHOOL_WIDE: readonly string[] = ['no-engine', 'not-opted-in'];
