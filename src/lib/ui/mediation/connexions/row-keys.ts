/** Keys of the work list, as the help shows them. */
export const ROW_KEYS = [
	['j', 'next'],
	['k', 'previous'],
	['Enter', 'open'],
	['x', 'tick'],
	['Escape', 'close'],
	['/', 'search'],
	['?', 'help']
] as const;

/** Whether a key belongs to what has the focus: a field, a list, a button that is pressed by it. */
function isTaken(event: KeyboardEvent): boolean {
	const where = event.target as HTMLElement;
	if (event.ctrlKey || event.metaKey || event.altKey) return true;
	return where.closest('input:not([type="checkbox"]), textarea, select, dialog') !== null;
}

/**
 * Moves in a table by keyboard: j and k (or the arrows, from a row on) go to the name of the next or the
 * previous row, x ticks the row, ? shows the keys. Enter is the link's own.
 * @returns whether the key was one of them
 */
export function moveByKey(
	event: KeyboardEvent,
	table: HTMLTableElement | undefined,
	showKeys: () => void
): boolean {
	if (!table || isTaken(event)) return false;
	const rows = [...table.tBodies[0]!.rows];
	const here = rows.findIndex((row) => row.contains(event.target as Node));
	const opened = rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
	const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
	// Arrows scroll the page for who has not entered the table.
	if (isArrow && here < 0) return false;
	const from = here >= 0 ? here : opened;
	if (event.key === 'j' || event.key === 'ArrowDown') focusRow(rows[from + 1]);
	else if (event.key === 'k' || event.key === 'ArrowUp') focusRow(rows[Math.max(0, from - 1)]);
	else if (event.key === 'x' && from >= 0) {
		rows[from]!.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
	} else if (event.key === '?') showKeys();
	else return false;
	return true;
}

function focusRow(row: HTMLTableRowElement | undefined) {
	row?.querySelector<HTMLElement>('th a')?.focus();
	row?.scrollIntoView({ block: 'nearest' });
}
