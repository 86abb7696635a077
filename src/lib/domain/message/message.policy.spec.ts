import { describe, expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import { ROLES, type Role } from '../shared/actor';
import { AUDIENCES, type Audience } from './compose-message.input';
import {
	canComposeMessage,
	canOpenMessages,
	canReadAnswers,
	canReadAnswersTo,
	canSeeEveryItem,
	canTakeBack
} from './message.policy';

const OFFICE: Role[] = ['head', 'education-adviser', 'secretary'];

describe('who writes to whom', () => {
	const may: Record<Audience, Role[]> = {
		school: OFFICE,
		division: [...OFFICE, 'teacher'],
		pupil: [...OFFICE, 'teacher']
	};
	it.each(AUDIENCES)('to %s', (audience) => {
		expect(rolesThat((actor) => canComposeMessage(actor, audience))).toEqual(may[audience]);
		expect(canComposeMessage(staffWith(), audience)).toBe(false);
	});
});

describe('who reads what was sent, and what families answered', () => {
	it('opens the list', () => {
		expect(rolesThat(canOpenMessages)).toEqual([...OFFICE, 'teacher']);
		expect(canOpenMessages(staffWith())).toBe(false);
	});
	it('sees what others sent', () => {
		expect(rolesThat(canSeeEveryItem)).toEqual(OFFICE);
		expect(canSeeEveryItem(staffWith())).toBe(false);
	});
	it('reads answers', () => {
		expect(rolesThat(canReadAnswers)).toEqual(OFFICE);
		expect(canReadAnswers(staffWith())).toBe(false);
	});
	it('reads the answers to what she wrote', () => {
		const authorId = staffWith().staffId;
		expect(rolesThat((actor) => canReadAnswersTo(actor, { authorId }))).toEqual([
			...OFFICE,
			'teacher'
		]);
		expect(rolesThat((actor) => canReadAnswersTo(actor, { authorId: 'another' }))).toEqual(OFFICE);
		expect(canReadAnswersTo(staffWith(), { authorId })).toBe(false);
	});
});

describe('who takes back what was written', () => {
	const may: Record<Role, { own: boolean; ofAnother: boolean; ofTheProgram: boolean }> = {
		head: { own: true, ofAnother: true, ofTheProgram: true },
		'education-adviser': { own: true, ofAnother: true, ofTheProgram: true },
		secretary: { own: true, ofAnother: true, ofTheProgram: true },
		teacher: { own: true, ofAnother: false, ofTheProgram: false },
		mediator: { own: false, ofAnother: false, ofTheProgram: false },
		adviser: { own: false, ofAnother: false, ofTheProgram: false },
		inspector: { own: false, ofAnother: false, ofTheProgram: false },
		coordinator: { own: false, ofAnother: false, ofTheProgram: false },
		administrator: { own: false, ofAnother: false, ofTheProgram: false },
		'resource-parent': { own: false, ofAnother: false, ofTheProgram: false }
	};
	it.each(ROLES)('%s', (role) => {
		const actor = staffWith(role);
		expect({
			own: canTakeBack(actor, { authorId: actor.staffId }),
			ofAnother: canTakeBack(actor, { authorId: 'staff-2' }),
			// That it is kept in the school's own program is said after, as another refusal.
			ofTheProgram: canTakeBack(actor, { authorId: null })
		}).toEqual(may[role]);
	});
	it('nobody without a role, even the author', () => {
		const actor = staffWith();
		expect(canTakeBack(actor, { authorId: actor.staffId })).toBe(false);
	});
});
