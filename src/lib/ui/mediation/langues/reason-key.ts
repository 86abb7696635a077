/** Key of the plain sentence that says why no machine translated a text. */
export function reasonKey(reason: string): string {
	return `mediation-langues:reason.${reason}`;
}
