/** How many numbers each command of an SVG path takes (SVG 2, 9.3), arcs apart. */
const TAKES: Record<string, number> = {
	m: 2,
	l: 2,
	h: 1,
	v: 1,
	c: 6,
	s: 4,
	q: 4,
	t: 2,
	a: 7,
	z: 0
};

/** A number of a path, or (in an arc) one of its two flags, which may be written close together. */
const NUMBER = /[\s,]*(-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?)/y;
const FLAG = /[\s,]*([01])/y;

/**
 * Writes a path in whole units. Each rounding is made from where the rounded pen is, so that errors
 * do not add up along relative commands: no point is more than half a unit from its place.
 */
export function roundPath(path: string): string {
	const pen = { x: 0, y: 0 };
	const rounded = { x: 0, y: 0 };
	let [start, roundedStart] = [pen, rounded].map((point) => ({ ...point })) as [Point, Point];
	let written = '';
	for (const { letter, numbers, isRepeated } of commandsOf(path)) {
		const kind = letter.toLowerCase();
		const isRelative = letter === kind;
		if (kind === 'z') {
			Object.assign(pen, start);
			Object.assign(rounded, roundedStart);
			written += letter;
			continue;
		}
		const out = kind === 'a' ? numbers.slice(0, 5).map(Math.round) : [];
		const ends = kind === 'a' ? numbers.slice(5) : numbers;
		const axes = kind === 'h' ? (['x'] as const) : kind === 'v' ? (['y'] as const) : AXES;
		ends.forEach((number, index) => {
			const axis = axes[index % axes.length]!;
			const exact = isRelative ? pen[axis] + number : number;
			out.push(Math.round(exact) - (isRelative ? rounded[axis] : 0));
		});
		axes.forEach((axis, index) => {
			const number = ends[ends.length - axes.length + index]!;
			pen[axis] = isRelative ? pen[axis] + number : number;
			rounded[axis] = Math.round(pen[axis]);
		});
		if (kind === 'm') [start, roundedStart] = [{ ...pen }, { ...rounded }];
		written += (isRepeated ? (out[0]! < 0 ? '' : ',') : letter) + out.join(',');
	}
	return written.replace(/,-/g, '-');
}

type Point = { x: number; y: number };
const AXES = ['x', 'y'] as const;

interface Command {
	letter: string;
	numbers: number[];
	/** Its letter is not written: it is the one before, once more. */
	isRepeated: boolean;
}

function* commandsOf(path: string): Generator<Command> {
	for (const [, letter, rest] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
		const takes = TAKES[letter!.toLowerCase()]!;
		let at = 0;
		let isRepeated = false;
		do {
			const numbers: number[] = [];
			while (numbers.length < takes) {
				const isFlag = takes === 7 && (numbers.length === 3 || numbers.length === 4);
				const pattern = isFlag ? FLAG : NUMBER;
				pattern.lastIndex = at;
				numbers.push(Number(pattern.exec(rest!)![1]));
				at = pattern.lastIndex;
			}
			yield { letter: letter!, numbers, isRepeated };
			isRepeated = true;
		} while (takes > 0 && /\d/.test(rest!.slice(at)));
	}
}
