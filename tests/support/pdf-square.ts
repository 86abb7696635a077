import jsqr from 'jsqr';
import type { DrawnPage } from './pdf-glyphs';

/** A row of dark modules as Typst draws it: a rectangle of whole units, one unit high. */
const ROW = /(\d+) (\d+) m\n(\d+) \2 l\n\3 \d+ l\n\1 \d+ l\nh\n/g;
const SQUARE = new RegExp(`(?:${ROW.source.replaceAll(/\\([123])/g, '\\d+')}){50,}`);
/** Pixels of a module. */
const SCALE = 4;

/**
 * Reads the QR code that a page draws, from the rectangles themselves.
 * @throws when the page draws none, or one that cannot be read
 */
export function readDrawnSquare({ content }: DrawnPage): string {
	const drawn = SQUARE.exec(content)?.[0];
	if (!drawn) throw new Error('This page draws no QR code.');
	const rows = [...drawn.matchAll(ROW)].map(([, x, y, end]) => ({
		x: Number(x),
		y: Number(y),
		end: Number(end)
	}));
	// The quiet zone is as wide at the end as where the first row begins.
	const side = (Math.max(...rows.map(({ end }) => end)) + rows[0]!.x) * SCALE;
	const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
	for (const { x, y, end } of rows) {
		for (let down = y * SCALE; down < (y + 1) * SCALE; down += 1) {
			for (let across = x * SCALE; across < end * SCALE; across += 1)
				pixels.set([0, 0, 0], (down * side + across) * 4);
		}
	}
	const read = jsqr(pixels, side, side);
	if (!read) throw new Error('The QR code of this page cannot be read.');
	return read.data;
}
