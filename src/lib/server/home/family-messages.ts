/** The words of the family's pages. They are rendered on the server and never sent as data. */
export const FAMILY_NAMESPACES = [
	'common',
	'home',
	'absence',
	'answer',
	'homework',
	'message',
	'workshop',
	'help',
	'teleservice',
	'resource-parent',
	'place',
	'equipment',
	'settings',
	'identity',
	'ready',
	'translation',
	'school-words',
	'words',
	'offline',
	'errors'
];
