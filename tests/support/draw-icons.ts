/**
 * Draws the icons of the installed application from `src/lib/ui/famille/icon.svg`, as PNG files with a
 * palette: `node tests/support/draw-icons.ts`. Run it after the drawing changed, and commit both.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { chromium } from 'playwright';
import { chromiumFlags, findChromium } from './find-chromium.ts';

const COLOURS = 32;
const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const drawing = readFileSync(path('src/lib/ui/famille/icon.svg'), 'utf8');

/** The drawing with the rounded corners of an icon; a maskable one is cut by the phone. */
const rounded = drawing
	.replace('viewBox', 'width="100%" height="100%" viewBox')
	.replace(/(<svg[^>]*>)([^]*)(<\/svg>)/, '$1<g clip-path="inset(0 round 44px)">$2</g>$3');

const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags() });
try {
	for (const [name, size, source] of [
		['icon-192.png', 192, rounded],
		['icon-512.png', 512, rounded],
		['icon-maskable.png', 512, drawing]
	] as const) {
		const page = await browser.newPage();
		const pixels = await page.evaluate(
			async ([svg, side]) => {
				const image = new Image(side, side);
				image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
				await image.decode();
				const canvas = new OffscreenCanvas(side, side);
				const context = canvas.getContext('2d')!;
				context.drawImage(image, 0, 0, side, side);
				return [...context.getImageData(0, 0, side, side).data];
			},
			[source, size] as const
		);
		writeFileSync(path(`static/${name}`), png(pixels, size));
		await page.close();
	}
} finally {
	await browser.close();
}

/** The nearest of the most frequent colours for each pixel, as an indexed PNG. */
function png(rgba: number[], side: number): Buffer {
	const counts = new Map<string, number>();
	for (let i = 0; i < rgba.length; i += 4) {
		const key = rgba.slice(i, i + 4).join();
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	const palette = [...counts]
		.sort((a, b) => b[1] - a[1])
		.slice(0, COLOURS)
		.map(([key]) => key.split(',').map(Number));
	const nearest = new Map<string, number>();
	const lines = Buffer.alloc(side * (side + 1));
	for (let y = 0; y < side; y++) {
		for (let x = 0; x < side; x++) {
			const colour = rgba.slice((y * side + x) * 4, (y * side + x) * 4 + 4);
			const key = colour.join();
			const index = nearest.get(key) ?? closest(palette, colour);
			nearest.set(key, index);
			lines[y * (side + 1) + 1 + x] = index;
		}
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(side, 0);
	header.writeUInt32BE(side, 4);
	header.set([8, 3, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('PLTE', Buffer.from(palette.flatMap(([r, g, b]) => [r!, g!, b!]))),
		chunk('tRNS', Buffer.from(palette.map(([, , , alpha]) => alpha!))),
		chunk('IDAT', deflateSync(lines, { level: 9 })),
		chunk('IEND', Buffer.alloc(0))
	]);
}

function closest(palette: number[][], colour: number[]): number {
	const distances = palette.map((one) =>
		one.reduce((sum, part, i) => sum + (part - colour[i]!) ** 2, 0)
	);
	return distances.indexOf(Math.min(...distances));
}

function chunk(type: string, data: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(type), data]);
	const out = Buffer.alloc(named.length + 8);
	out.writeUInt32BE(data.length, 0);
	named.copy(out, 4);
	out.writeUInt32BE(crc32(named), named.length + 4);
	return out;
}
