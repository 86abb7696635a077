import { describe, expect, it } from 'vitest';
import { decideAssignments } from './assign';

const READ = new Date('2026-11-24T09:00:00Z');
const before = new Date('2026-11-24T08:59:00Z');
const after = new Date('2026-11-24T09:01:00Z');
const guardian = (id: string, assignedTo: string | null, assignedAt: Date | null) => ({
	id,
	assignedTo,
	assignedAt
});
const ids = ({ changed, taken }: ReturnType<typeof decideAssignments>) => ({
	changed: changed.map(({ id }) => id),
	taken: taken.map(({ id }) => id)
});

describe('assigning families', () => {
	it('takes who is nobody’s, and who was somebody else’s when the list was read', () => {
		const list = [guardian('free', null, null), guardian('theirs', 'claire', before)];
		expect(ids(decideAssignments(list, 'me', READ))).toEqual({
			changed: ['free', 'theirs'],
			taken: []
		});
	});

	it('leaves alone who was taken, or given back, since', () => {
		const list = [guardian('taken', 'claire', after), guardian('given-back', null, after)];
		expect(ids(decideAssignments(list, 'me', READ))).toEqual({
			changed: [],
			taken: ['taken', 'given-back']
		});
	});

	it('who is already there is no change, even when it is recent', () => {
		expect(ids(decideAssignments([guardian('mine', 'me', after)], 'me', READ))).toEqual({
			changed: [],
			taken: []
		});
		expect(ids(decideAssignments([guardian('free', null, after)], null, READ))).toEqual({
			changed: [],
			taken: []
		});
	});
});
