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
	'resource-parent',
	'place',
	'equipment',
	'settings',
	'ready',
	'translation',
	'school-words',
	'words',
	'offline',
	'errors'
];
