import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import { TEAM_ROLES, type Role } from '../shared/actor';
import { canSeeNote, canTakeNoteBack, canWriteNote } from './team.policy';
import { readNotesPage, writeNoteInput } from './write-note.input';

const AT = new Date('2026-11-24T09:00:00Z');
const note = (toRole: Role | null, releasedAt: Date | null = AT, authorId = 'somebody') => ({
	toRole,
	releasedAt,
	authorId
});

describe('notes to colleagues', () => {
	it('are written by whoever works in the school, not who comes for one task', () => {
		expect(rolesThat(canWriteNote)).toEqual([...TEAM_ROLES]);
		expect(canWriteNote(staffWith())).toBe(false);
	});
	it('to everybody are seen by everybody, once released', () => {
		expect(rolesThat((actor) => canSeeNote(actor, note(null)))).toEqual([...TEAM_ROLES]);
		expect(rolesThat((actor) => canSeeNote(actor, note(null, null)))).toEqual([]);
	});
	it.each(TEAM_ROLES)('to %s are seen by that role alone', (role) => {
		expect(rolesThat((actor) => canSeeNote(actor, note(role)))).toEqual([role]);
		expect(rolesThat((actor) => canSeeNote(actor, note(role, null)))).toEqual([]);
	});
	it('are seen by their author, whomever they are for and while they wait', () => {
		const own = note('head', null, 'staff-1');
		expect(rolesThat((actor) => canSeeNote(actor, own))).toEqual([...TEAM_ROLES]);
		expect(canSeeNote(staffWith(), own)).toBe(false);
	});
	it('are taken back by their author before they are seen, by nobody else', () => {
		const own = note(null, null, 'staff-1');
		expect(rolesThat((actor) => canTakeNoteBack(actor, own))).toEqual([...TEAM_ROLES]);
		expect(canTakeNoteBack(staffWith(), own)).toBe(false);
		expect(rolesThat((actor) => canTakeNoteBack(actor, note(null, AT, 'staff-1')))).toEqual([]);
		expect(rolesThat((actor) => canTakeNoteBack(actor, note(null, null)))).toEqual([]);
	});
});

describe('what is written', () => {
	const codeOf = (given: object) => v.safeParse(writeNoteInput, given).issues?.[0].message;
	it('is for everybody or for one role, short, and not nothing', () => {
		expect(v.parse(writeNoteInput, { to: 'everybody', text: ' Réunion à 8 h ' })).toEqual({
			to: null,
			text: 'Réunion à 8 h'
		});
		expect(v.parse(writeNoteInput, { to: 'teacher', text: 'x' })).toMatchObject({ to: 'teacher' });
		expect(codeOf({ to: 'parents', text: 'x' })).toBe('team.choose-whom');
		expect(codeOf({ to: 'head', text: '  ' })).toBe('team.no-text');
		expect(codeOf({ to: 'head', text: 'x'.repeat(1_001) })).toBe('team.long-text');
	});
	it('an address that asks for no page asks for the latest notes', () => {
		const page = (query: string) => readNotesPage(new URLSearchParams(query));
		expect([page(''), page('page=3'), page('page=0'), page('page=-1')]).toEqual([1, 3, 1, 1]);
	});
});
