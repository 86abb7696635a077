import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media');
const read = (text: string) =>
	Object.fromEntries([...text.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, k, c]) => [k!, c!]));
const themes = { light: read(light), dark: { ...read(light), ...read(dark) } };

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const part = parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
	const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
	return (high + 0.05) / (low + 0.05);
}

describe.each(Object.entries(themes))('the %s theme', (_, tokens) => {
	test.each(['absence', 'homework', 'message', 'workshop', 'grade', 'help'])(
		'the deep tone of %s reads on its tint, on a card and on the ground',
		(kind) => {
			for (const under of [`${kind}-tint`, 'card', 'ground']) {
				expect(contrast(tokens[`${kind}-deep`]!, tokens[under]!)).toBeGreaterThanOrEqual(7);
			}
		}
	);

	test('ink, soft ink and the animals read too', () => {
		const { ink, soft, card, ground, 'on-child': animal } = tokens as Record<string, string>;
		for (const text of [ink, soft]) {
			expect(contrast(text!, card!)).toBeGreaterThanOrEqual(7);
			expect(contrast(text!, ground!)).toBeGreaterThanOrEqual(7);
		}
		for (const colour of ['sun', 'sky', 'leaf', 'rose', 'lilac', 'orange', 'sea', 'sand']) {
			expect(contrast(animal!, tokens[colour]!)).toBeGreaterThanOrEqual(7);
		}
	});
});
