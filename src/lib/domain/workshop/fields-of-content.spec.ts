import * as v from 'valibot';
import { expect, test } from 'vitest';
import { contentOfInput } from './content-of-input';
import { changeSessionInput } from './create-session.input';
import { fieldsOfContent } from './fields-of-content';
import { workshopContentSchema } from './workshop';

test('a session that goes through its form unchanged stays as it was', () => {
	const content = v.parse(workshopContentSchema, {
		theme: 'sleep',
		startsAt: '2026-11-27T17:30:00+01:00',
		endsAt: '2026-11-27T19:00:00+01:00',
		place: 'Marché Bastille',
		where: 'outside',
		capacity: 12,
		interpreters: ['tr', 'ar'],
		hasChildcare: true,
		note: 'Avec thé.'
	});
	const { interpreters, ...fields } = fieldsOfContent(content, 'Europe/Paris');
	const given = { ...fields, interpreters: interpreters!.split(',') };
	const input = v.parse(changeSessionInput, given);
	expect(contentOfInput('sleep', input, 'Europe/Paris')).toEqual(content);
});
