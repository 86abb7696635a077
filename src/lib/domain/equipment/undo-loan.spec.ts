import { describe, expect, it } from 'vitest';
import type { Loan } from './loan';
import { undoLoan } from './undo-loan';

const loan = (known: Partial<Loan> = {}): Loan => ({
	...{ lentOn: '2026-11-24', dueOn: '2026-12-18' },
	...{ returnedOn: null, returnedState: null, undoneAt: null },
	...known
});

describe('a loan written by mistake', () => {
	it('is undone', () => expect(undoLoan(loan())).toEqual({ ok: true, value: 'undo' }));

	it('undone twice changes nothing', () =>
		expect(undoLoan(loan({ undoneAt: new Date(0) }))).toEqual({ ok: true, value: 'nothing' }));

	it('not once the thing came back: it was lent', () =>
		expect(undoLoan(loan({ returnedOn: '2026-11-25' }))).toEqual({
			ok: false,
			error: { code: 'equipment.already-returned' }
		}));
});
