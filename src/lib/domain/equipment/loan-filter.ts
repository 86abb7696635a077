/** What a list of loans shows: all that is out, what is late, what came back. */
export const LOAN_FILTERS = ['out', 'late', 'returned'] as const;
export type LoanFilter = (typeof LOAN_FILTERS)[number];

/** Reads the filter of an address (`?voir=`); all that is out otherwise. */
export function readLoanFilter(search: URLSearchParams): LoanFilter {
	const asked = { retards: 'late', rendus: 'returned' }[search.get('voir') ?? ''];
	return (asked as LoanFilter | undefined) ?? 'out';
}
