import { describe, expect, it } from 'vitest';
import { extendLoan } from './extend-loan';
import type { Loan } from './loan';

const TODAY = '2026-11-24';
const loan = (known: Partial<Loan> = {}): Loan => ({
	...{ lentOn: '2026-11-03', dueOn: '2026-11-20' },
	...{ returnedOn: null, returnedState: null, undoneAt: null },
	...known
});
const refusal = (code: string) => ({ ok: false, error: { code } });

describe('more time', () => {
	it('is until a later day, even for a loan that is late', () =>
		expect(extendLoan(loan(), '2026-12-18', TODAY)).toEqual({ ok: true, value: '2026-12-18' }));

	it('is never until the same day, nor until a day that is past', () => {
		expect(extendLoan(loan({ dueOn: '2026-12-18' }), '2026-12-18', TODAY)).toEqual(
			refusal('equipment.not-later')
		);
		expect(extendLoan(loan(), '2026-11-23', TODAY)).toEqual(refusal('equipment.not-later'));
	});

	it('is for something that is out', () => {
		expect(extendLoan(loan({ returnedOn: TODAY }), '2026-12-18', TODAY)).toEqual(
			refusal('equipment.already-returned')
		);
		expect(extendLoan(loan({ undoneAt: new Date(0) }), '2026-12-18', TODAY)).toEqual(
			refusal('equipment.loan-undone')
		);
	});

	it('is not for ever', () =>
		expect(extendLoan(loan(), '2126-12-18', TODAY)).toEqual(refusal('equipment.due-too-far')));
});
