import { describe, expect, it } from 'vitest';
import { chooseAccount } from './choose-account';

const signedIn = { accountId: 'amina', schoolIds: ['college'] };

describe('the account that an invitation leads to', () => {
	it('is new for a first connection', () => {
		expect(chooseAccount({ accountId: null, schoolId: 'college' }, null)).toEqual({
			kind: 'create'
		});
	});
	it('is the person’s own on a new phone', () => {
		expect(chooseAccount({ accountId: 'amina', schoolId: 'college' }, null)).toEqual({
			kind: 'open',
			accountId: 'amina'
		});
	});
	it('gathers a second school', () => {
		expect(chooseAccount({ accountId: null, schoolId: 'primary' }, signedIn)).toEqual({
			kind: 'add-school',
			accountId: 'amina'
		});
	});
	it('is not shared by two parents of one school on one phone', () => {
		expect(chooseAccount({ accountId: null, schoolId: 'college' }, signedIn)).toEqual({
			kind: 'create'
		});
	});
	it('never moves somebody else’s row', () => {
		expect(chooseAccount({ accountId: 'karim', schoolId: 'primary' }, signedIn)).toEqual({
			kind: 'open',
			accountId: 'karim'
		});
	});
	it('is kept when the phone already shows the school', () => {
		expect(chooseAccount({ accountId: 'amina', schoolId: 'college' }, signedIn)).toEqual({
			kind: 'keep',
			accountId: 'amina'
		});
	});
});
