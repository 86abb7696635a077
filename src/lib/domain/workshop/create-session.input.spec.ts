import * as v from 'valibot';
import { expect, test } from 'vitest';
import { changeSessionInput, createSessionInput } from './create-session.input';

const given = { theme: 'connect', day: '2026-12-03', from: '17:30', to: '19:00' };
const problem = (fields: object) => {
	const read = v.safeParse(createSessionInput, { ...given, ...fields });
	return read.success ? null : [read.issues[0].path?.[0]?.key, read.issues[0].message];
};

test('people meet somewhere: at a place, or behind a link', () => {
	expect(problem({})).toEqual(['place', 'workshop.no-place']);
	expect(problem({ place: 'CDI' })).toBeNull();
	expect(problem({ where: 'outside', place: 'Marché Bastille' })).toBeNull();
	expect(problem({ where: 'remote' })).toEqual(['link', 'workshop.bad-link']);
	expect(problem({ where: 'remote', link: 'http://visio.example.org/a' })).toEqual([
		'link',
		'workshop.bad-link'
	]);
	expect(problem({ where: 'remote', link: 'https://visio.example.org/a' })).toBeNull();
});

test('a session ends after it starts, and a series has a last day', () => {
	expect(problem({ place: 'CDI', to: '17:30' })).toEqual(['to', 'workshop.ends-before-start']);
	expect(problem({ place: 'CDI', days: Array(12).fill('2026-12-10') })).toEqual([
		'days',
		'workshop.many-days'
	]);
});

test('a change says nothing of the theme', () => {
	const { theme: _, ...rest } = given;
	expect(v.is(changeSessionInput, { ...rest, place: 'CDI' })).toBe(true);
});
