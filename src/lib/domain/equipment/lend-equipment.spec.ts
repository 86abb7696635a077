import { describe, expect, it } from 'vitest';
import { lendEquipment, type LendableThing } from './lend-equipment';

const TODAY = '2026-11-24';
const thing = (known: Partial<LendableThing> = {}): LendableThing => ({
	state: 'good',
	isRetired: false,
	isOut: false,
	...known
});
const lend = (known: Partial<LendableThing> = {}, dueOn = '2026-12-18') =>
	lendEquipment(thing(known), { dueOn }, TODAY);

describe('lending a thing', () => {
	it('is from today until the day that was said, in the state in which it is', () => {
		expect(lend({ state: 'worn' })).toEqual({
			ok: true,
			value: { lentOn: TODAY, dueOn: '2026-12-18', lentState: 'worn' }
		});
	});

	it('a thing is lent to one family at a time', () =>
		expect(lend({ isOut: true })).toEqual({
			ok: false,
			error: { code: 'equipment.already-lent' }
		}));

	it.each(['broken', 'lost'] as const)('what is %s is not lent', (state) =>
		expect(lend({ state })).toEqual({ ok: false, error: { code: 'equipment.not-lendable' } })
	);

	it('what left the inventory is not lent', () =>
		expect(lend({ isRetired: true })).toEqual({ ok: false, error: { code: 'equipment.retired' } }));

	it('may be for one day; never until before it was lent', () => {
		expect(lend({}, TODAY).ok).toBe(true);
		expect(lend({}, '2026-11-23')).toEqual({
			ok: false,
			error: { code: 'equipment.due-before-lent' }
		});
	});

	it('is for two school years at most: further, a year was mistyped', () => {
		expect(lend({}, '2028-11-23').ok).toBe(true);
		expect(lend({}, '2028-11-25')).toEqual({
			ok: false,
			error: { code: 'equipment.due-too-far' }
		});
	});
});
