/** Where families meet words, by the file of the words. A file that is not named is with the rest. */
const PLACES = {
	home: 'home',
	absence: 'absence',
	homework: 'homework',
	message: 'message',
	ready: 'ready',
	answer: 'answer',
	translation: 'message',
	workshop: 'workshop',
	help: 'help',
	settings: 'settings',
	voice: 'voice',
	words: 'words',
	'school-words': 'words',
	welcome: 'welcome',
	'first-connection': 'welcome',
	letter: 'letter',
	paper: 'letter',
	sms: 'sms',
	notification: 'notification',
	offline: 'everywhere',
	common: 'everywhere',
	errors: 'mistakes',
	privacy: 'privacy',
	accessibility: 'privacy'
} as const;

export type FamilyPlace = (typeof PLACES)[keyof typeof PLACES];

/** Places in the order in which words are best reviewed: what every family reads comes first. */
export const FAMILY_PLACES: readonly FamilyPlace[] = [...new Set(Object.values(PLACES))];

/** The place of a key's words. @param namespace name of their file */
export function placeOf(namespace: string): FamilyPlace {
	return (PLACES as Record<string, FamilyPlace>)[namespace] ?? 'everywhere';
}
