/** Pages that a family may read again without network. Settings, sign-in and staff pages never. */
const FAMILY_PAGE =
	/^\/(?:$|(?:devoirs|aide|mots|lieux)$|mots\/(?:sujet\/)?[\w-]+$|lieux\/[\w%.-]+$|(?:messages|ateliers|absences)(?:\/[\w-]+)?$)/;

/** Whether the phone keeps the page of a path. */
export function isFamilyPage(path: string): boolean {
	return FAMILY_PAGE.test(path);
}
