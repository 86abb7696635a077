import { describe, expect, it, test } from 'vitest';
import { boxOf, mergeMarks, sheetChanges, withChange } from './sheet-changes';

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
	it('is what we did not expect, and is shown', () => {
		expect(
			mergeMarks({ [mine]: 'ticked', 'b.ent': 'ticked' }, { [mine]: 'ticked', 'c.ent': 'list' }, [])
		).toEqual({ marks: { [mine]: 'ticked', 'c.ent': 'list' }, others: ['b.ent', 'c.ent'] });
	});

	it('is neither what we are changing, nor a tick that a list confirms', () => {
		expect(mergeMarks({ 'b.ent': 'ticked' }, { 'b.ent': 'list' }, [])).toEqual({
			...{ marks: { 'b.ent': 'list' }, others: [] }
		});
		expect(mergeMarks({ [mine]: 'ticked' }, {}, [mine])).toEqual({
			...{ marks: { [mine]: 'ticked' }, others: [] }
		});
		expect(mergeMarks({}, { [mine]: 'ticked' }, [mine])).toEqual({ marks: {}, others: [] });
	});
});

test('a box that a list ticked is not taken off', () => {
	const off = { guardian: 'a', service: 'ent', on: false };
	expect(withChange({ 'a.ent': 'list' }, off)).toEqual({ 'a.ent': 'list' });
	expect(withChange({ 'a.ent': 'ticked' }, off)).toEqual({});
	expect(withChange({}, { ...off, on: true })).toEqual({ 'a.ent': 'ticked' });
});
