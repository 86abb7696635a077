import { expect, it } from 'vitest';
import { volunteerDoor } from './volunteer-door';

it.each([
	['/parent-ressource', 'resource-parent', null],
	['/parent-ressource/ateliers', 'resource-parent', null],
	['/parent-ressource', 'staff', '/mediation'],
	['/parent-ressource', null, '/parent-ressource/lien'],
	['/parent-ressource/moi', 'guardian', '/parent-ressource/lien'],
	['/parent-ressource/lien', null, null],
	['/parent-ressource/fin', null, null],
	['/parent-ressource/lien/autre', null, '/parent-ressource/lien']
] as const)('%s asked by %s leads to %s', (page, kind, expected) => {
	expect(volunteerDoor(page, kind)).toBe(expected);
});
