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

/**
 * The boxes that others changed since: what the server has now and we did not expect.
 * @param expected what we showed, with what we changed ourselves
 * @param own boxes that we are changing at this moment, left out
 */
export function changedByOthers(
	expected: SheetMarks,
	now: SheetMarks,
	own: ReadonlySet<string>
): string[] {
	const boxes = new Set([...Object.keys(expected), ...Object.keys(now)]);
	// A list that came to know what was ticked changes nothing for who reads the sheet.
	return [...boxes].filter((box) => !own.has(box) && box in expected !== box in now);
}
