import { describe, expect, it } from 'vitest';
import type { Loan } from './loan';
import { returnEquipment, undoReturn } from './return-equipment';

const TODAY = '2026-11-24';
const loan = (known: Partial<Loan> = {}): Loan => ({
	...{ lentOn: '2026-11-03', dueOn: '2026-11-20' },
	...{ returnedOn: null, returnedState: null, undoneAt: null },
	...known
});
const back = { returnedOn: '2026-11-23', returnedState: 'good' } as const;

describe('a thing that comes back', () => {
	it('is returned on the day, in the state in which it came', () =>
		expect(returnEquipment(loan(), 'worn', TODAY)).toEqual({
			ok: true,
			value: { returnedOn: TODAY, returnedState: 'worn' }
		}));

	it('lost, its loan ends too: it is not asked for any more', () =>
		expect(returnEquipment(loan(), 'lost', TODAY)).toMatchObject({
			value: { returnedState: 'lost' }
		}));

	it('a second time is told, with the day of the first', () =>
		expect(returnEquipment(loan(back), 'good', TODAY)).toEqual({
			ok: false,
			error: { code: 'equipment.already-returned', returnedOn: '2026-11-23' }
		}));

	it('of a loan that was undone is told', () =>
		expect(returnEquipment(loan({ undoneAt: new Date(0) }), 'good', TODAY)).toEqual({
			ok: false,
			error: { code: 'equipment.loan-undone' }
		}));
});

describe('a return noted by mistake', () => {
	it('is undone: the thing is out again', () =>
		expect(undoReturn(loan(back), { isLentSince: false })).toEqual({ ok: true, value: null }));

	it('not once the thing was lent to somebody else', () =>
		expect(undoReturn(loan(back), { isLentSince: true })).toEqual({
			ok: false,
			error: { code: 'equipment.lent-since' }
		}));

	it('undone twice changes nothing', () =>
		expect(undoReturn(loan(), { isLentSince: false })).toEqual({ ok: true, value: null }));
});
