/** What is known of a guardian and a service: from its list, ticked by staff, or nothing. */
export type SheetMark = 'list' | 'ticked';

/** The boxes of a sheet: `<guardian>.<service>` to what is known; nothing known, no entry. */
export type SheetMarks = Readonly<Record<string, SheetMark>>;

/** One box that somebody ticked, or unticked. */
export type SheetChange = { guardian: string; service: string; on: boolean };

/** The key of a box. */
export function boxOf(guardian: string, service: string): string {
	return `${guardian}.${service}`;
}

/**
 * What somebody changed on a sheet: boxes ticked that were not when the page was shown, and the other
 * way round. What a colleague changed meanwhile is neither.
 * @param shown boxes that were ticked when the page was shown
 * @param ticked boxes that are ticked now
 */
export function sheetChanges(shown: readonly string[], ticked: readonly string[]): SheetChange[] {
	const [before, after] = [new Set(shown), new Set(ticked)];
	const changed = [
		...[...after].filter((box) => !before.has(box)).map((box) => ({ box, on: true })),
		...[...before].filter((box) => !after.has(box)).map((box) => ({ box, on: false }))
	];
	return changed.flatMap(({ box, on }) => {
		const [guardian, service] = box.split('.');
		return guardian && service ? [{ guardian, service, on }] : [];
	});
}

/** The marks with one box changed. What a list says is not a tick, and stays. */
export function withChange(marks: SheetMarks, { guardian, service, on }: SheetChange): SheetMarks {
	const box = boxOf(guardian, service);
	if (on) return { ...marks, [box]: marks[box] ?? 'ticked' };
	return Object.fromEntries(
		Object.entries(marks).filter(([key, mark]) => key !== box || mark === 'list')
	);
}

/**
 * What a page shows once the server told what stands there: the server's marks, but for the boxes that
 * are being changed here at this moment.
 * @param expected what is shown, with what was changed here
 * @param now what the server has
 * @param own boxes on their way to the server
 * @returns `others`: boxes that others changed; a list that confirms a tick changes nothing
 */
export function mergeMarks(
	expected: SheetMarks,
	now: SheetMarks,
	own: readonly string[]
): { marks: SheetMarks; others: string[] } {
	const boxes = [...new Set([...Object.keys(expected), ...Object.keys(now)])];
	const marks = boxes.flatMap((box) => {
		const mark = own.includes(box) ? expected[box] : now[box];
		return mark ? [[box, mark] as const] : [];
	});
	return {
		marks: Object.fromEntries(marks),
		others: boxes.filter((box) => !own.includes(box) && box in expected !== box in now)
	};
}
