import {
	boxOf,
	mergeMarks,
	withChange,
	type SheetChange,
	type SheetMarks
} from '../../../domain/class-sheet/sheet-changes';

/** What the server answers: all that stands on the sheet now. */
type SheetState = { marks: SheetMarks; connected: string[] };

/** Boxes ticked in a row leave together. */
const PAUSE = 350;
/** A lost network is asked again. */
const AGAIN = 4_000;
/** How many steps can be taken back. */
const STEPS_KEPT = 100;

/**
 * The entry of a sheet: each box saves by itself, several ticked in a row leave together, what others
 * changed meanwhile is told, and steps are taken back one by one.
 * @param address where boxes are sent
 */
export function sheetEntry(address: string, first: { marks: SheetMarks; connected: string[] }) {
	let marks = $state<SheetMarks>(first.marks);
	let connected = $state<readonly string[]>(first.connected);
	let state = $state<'calm' | 'saving' | 'saved' | 'offline' | 'refused'>('calm');
	let others = $state<readonly string[]>([]);
	let steps = $state<SheetChange[]>([]);
	let waiting: SheetChange[] = [];
	let isSending = false;
	let timer: ReturnType<typeof setTimeout> | undefined;

	function put(change: SheetChange) {
		const box = boxOf(change.guardian, change.service);
		marks = withChange(marks, change);
		waiting = [...waiting.filter((one) => boxOf(one.guardian, one.service) !== box), change];
		state = 'saving';
		clearTimeout(timer);
		timer = setTimeout(send, PAUSE);
	}

	/** Sends what waits; with nothing that waits, asks what others did. */
	async function send(): Promise<void> {
		if (isSending) {
			timer = setTimeout(send, PAUSE);
			return;
		}
		isSending = true;
		const changes = waiting;
		waiting = [];
		try {
			const answer = await fetch(address, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ changes }),
				redirect: 'manual'
			});
			if (!answer.ok) {
				state = 'refused';
				waiting = [...changes, ...waiting];
				return;
			}
			take((await answer.json()) as SheetState);
			if (waiting.length === 0 && changes.length > 0) state = 'saved';
		} catch {
			waiting = [...changes, ...waiting];
			state = 'offline';
			timer = setTimeout(send, AGAIN);
		} finally {
			isSending = false;
		}
	}

	function take(now: SheetState) {
		const own = waiting.map((one) => boxOf(one.guardian, one.service));
		const merged = mergeMarks(marks, now.marks, own);
		marks = merged.marks;
		others = [...others, ...merged.others.filter((box) => !others.includes(box))];
		connected = now.connected;
	}

	return {
		get marks() {
			return marks;
		},
		get connected() {
			return connected;
		},
		get state() {
			return state;
		},
		/** Boxes that others changed since the page was shown. */
		get others() {
			return others;
		},
		get canUndo() {
			return steps.length > 0;
		},
		/** The last box that was changed here. */
		get last() {
			return steps.at(-1) ?? null;
		},
		change(change: SheetChange) {
			steps = [...steps.slice(1 - STEPS_KEPT), change];
			put(change);
		},
		undo() {
			const last = steps.at(-1);
			if (!last) return null;
			steps = steps.slice(0, -1);
			put({ ...last, on: !last.on });
			return last;
		},
		/** Asks what others did, unless something of ours is under way. */
		look() {
			if (waiting.length === 0 && !isSending) void send();
		},
		stop: () => clearTimeout(timer)
	};
}
