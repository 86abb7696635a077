import { describe, expect, it } from 'vitest';
import { boxOf, changedByOthers, sheetChanges } from './sheet-changes';

describe('what was entered on a sheet', () => {
	it('is what differs from what was shown, both ways', () => {
		expect(sheetChanges(['a.ent', 'b.ent'], ['b.ent', 'b.pronote'])).toEqual([
			{ guardian: 'b', service: 'pronote', on: true },
			{ guardian: 'a', service: 'ent', on: false }
		]);
	});

	it('leaves alone what a colleague did meanwhile: it was not shown, and is not sent', () => {
		expect(sheetChanges([], [])).toEqual([]);
	});

	it('is nothing for what is no box', () => {
		expect(sheetChanges(['x'], ['', 'y', '.'])).toEqual([]);
	});
});

describe('what others changed meanwhile', () => {
	const mine = boxOf('a', 'ent');
	it('is what we did not expect', () => {
		expect(
			changedByOthers(
				{ [mine]: 'ticked', 'b.ent': 'ticked' },
				{ [mine]: 'ticked', 'c.ent': 'list' },
				new Set()
			)
		).toEqual(['b.ent', 'c.ent']);
	});

	it('is neither what we are changing, nor a tick that a list confirms', () => {
		expect(changedByOthers({ 'b.ent': 'ticked' }, { 'b.ent': 'list' }, new Set())).toEqual([]);
		expect(changedByOthers({ [mine]: 'ticked' }, {}, new Set([mine]))).toEqual([]);
	});
});
